package org.example.teamboard;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.ConsolePage;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.PluginTask;
import org.trailmark.lrs.plugin.Schedule;
import org.trailmark.lrs.plugin.StatementHandler;

/** Found by ServiceLoader; makes the working plugin. */
public final class TeamBoardPlugin implements LrsPlugin<TeamBoardPlugin.Config> {
  private static final Schedule AT_NIGHT = Schedule.daily(LocalTime.of(3, 0), ZoneOffset.UTC);

  /**
   * What an operator may set as {@code plugin.team-board.*}.
   *
   * @param goal how many completions a team wants in a week; not set: 10
   * @param smallest how many people it takes for a team to be shown; not set: 3
   */
  public record Config(@Nullable Integer goal, @Nullable Integer smallest) {
    public Config {
      if (goal != null && goal < 1) {
        throw new IllegalArgumentException("goal must be 1 or more");
      }
      if (smallest != null && smallest < 2) {
        throw new IllegalArgumentException("smallest must be 2 or more");
      }
    }
  }

  @Override
  public String name() {
    return "team-board";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optional<String> migrations() {
    return Optional.of("db/team-board");
  }

  @Override
  public PluginInstance create(Config config, PluginContext context) {
    int goal = config.goal() == null ? 10 : config.goal();
    int smallest = config.smallest() == null ? 3 : config.smallest();
    return new PluginInstance() {
      @Override
      public Optional<StatementHandler> handler() {
        return Optional.of(
            new Completions(
                context.metrics().counter("completions", "What members of teams completed")));
      }

      @Override
      public List<PluginTask> tasks() {
        return List.of(
            new PluginTask("forget", AT_NIGHT, due -> Week.of(due).forgetYearBefore(context)));
      }

      @Override
      public Set<Object> adminResources() {
        return Set.of(new BoardsResource(context, goal, smallest));
      }

      @Override
      public Optional<PersonalData> personalData() {
        return Optional.of(new Kept());
      }

      @Override
      public Optional<ConsolePage> consolePage() {
        return Optional.of(
            new ConsolePage("org/example/teamboard/console", Map.of("en", "Teams", "nl", "Teams")));
      }
    };
  }
}
