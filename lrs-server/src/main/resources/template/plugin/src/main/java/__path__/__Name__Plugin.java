package __package__;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;

/** Found by ServiceLoader; makes the working plugin. */
public final class __Name__Plugin implements LrsPlugin<__Name__Plugin.Config> {

  /**
   * What an operator may set as {@code plugin.__name__.*}.
   *
   * @param top how many verbs to answer; not set: 10
   */
  public record Config(@Nullable Integer top) {}

  @Override
  public String name() {
    return "__name__";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optional<String> migrations() {
    return Optional.of("db/__name__");
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
        return Set.of(new VerbsResource(context.database(), top));
      }
    };
  }
}
