package org.trailmark.examples.verbcount;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;

/** Found by ServiceLoader; makes the working plugin. */
public final class VerbCountPlugin implements LrsPlugin<VerbCountPlugin.Config> {

  /**
   * What an operator may set as {@code plugin.verb-count.*}.
   *
   * @param top how many verbs to answer; not set: 10
   */
  public record Config(@Nullable Integer top) {}

  @Override
  public String name() {
    return "verb-count";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optional<String> migrations() {
    return Optional.of("db/verb-count");
  }

  @Override
  public PluginInstance create(Config config, PluginContext context) {
    int top = config.top() == null ? 10 : config.top();
    return new PluginInstance() {
      @Override
      public Optional<StatementHandler> handler() {
        return Optional.of(new VerbCounter());
      }

      @Override
      public Set<Object> adminResources() {
        return Set.of(new VerbCountResource(context.database(), top));
      }
    };
  }
}
