package org.trailmark.testkit.plugin;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Statement;

/**
 * Notes what it is called for. It wants to know the time each hour until {@code end}, refuses what
 * was {@code failed}, and answers each {@code answered} with a statement of its own.
 */
final class NotesPlugin implements LrsPlugin<NotesPlugin.Config> {
  private static final String ADL = "http://adlnet.gov/expapi/verbs/";

  record Config(Instant end) {}

  /** Served to the test. */
  static final class Notes {
    private final List<String> lines = new ArrayList<>();
    private volatile boolean broken;

    synchronized void add(String line) {
      lines.add(line);
    }

    synchronized List<String> lines() {
      return List.copyOf(lines);
    }

    void breakTime() {
      broken = true;
    }
  }

  @Override
  public String name() {
    return "notes";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public PluginInstance create(Config config, PluginContext context) {
    Notes notes = new Notes();
    StatementHandler handler =
        new StatementHandler() {
          private Instant next = PluginKit.BEGIN;

          @Override
          public void handle(List<StoredStatement> statements, Connection tx) {
            for (StoredStatement stored : statements) {
              String verb = Statement.read(stored.json()).verb().id().substring(ADL.length());
              if (verb.equals("failed")) {
                throw new IllegalStateException("I do not like failures");
              }
              notes.add(verb);
            }
          }

          @Override
          public Optional<Instant> onTime(Instant now, Connection tx) {
            if (notes.broken) {
              throw new IllegalStateException("no time");
            }
            while (!next.isAfter(now)) {
              notes.add("time " + next);
              next = next.plus(Duration.ofHours(1));
            }
            return next.isAfter(config.end()) ? Optional.empty() : Optional.of(next);
          }
        };
    return new PluginInstance() {
      @Override
      public Optional<StatementHandler> handler() {
        return Optional.of(handler);
      }

      @Override
      public Set<Object> adminResources() {
        return Set.of(notes);
      }
    };
  }
}
