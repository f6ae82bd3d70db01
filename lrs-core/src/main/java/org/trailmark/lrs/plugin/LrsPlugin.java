package org.trailmark.lrs.plugin;

import java.util.Optional;
import java.util.Set;

/**
 * A named factory of learner logic. Implementations have a public constructor without parameters
 * and are listed in {@code META-INF/services/org.trailmark.lrs.plugin.LrsPlugin}.
 *
 * @param <C> the configuration: a record whose components are strings, numbers, booleans, enums,
 *     {@link java.time.Duration}s, {@link java.net.URI}s, lists and maps of these, or records. A
 *     component that is not configured is null; one of a primitive type must be configured. What
 *     the record's constructor refuses with an {@link IllegalArgumentException} is a fault of the
 *     configuration, told at its line where the message begins with the component's name: {@code
 *     goal must be 1 or more}
 */
public interface LrsPlugin<C extends Record> {

  /**
   * The plugin's name: lower-case letters, digits and hyphens, beginning with a letter. It names
   * the configuration, the database and the path of the resources, so it must never change. Of two
   * plugins of one name, one is refused.
   */
  String name();

  /** The type that {@code plugin.NAME.*} of the configuration is bound to. */
  Class<C> configType();

  /**
   * Where the SQL migrations of the plugin's database lie on its class path, for example {@code
   * db/journey}; files are named as Flyway names them ({@code V1__begin.sql}). The table {@code
   * schema_history}, and those whose names begin with {@code trailmark_}, are the host's. Empty:
   * none.
   */
  default Optional<String> migrations() {
    return Optional.empty();
  }

  /**
   * The packages, by their full names, whose types are given to {@link PluginContext#extensions}:
   * what others compile against who add to this plugin. Jars see them where this plugin is on the
   * class path.
   */
  default Set<String> extensionPackages() {
    return Set.of();
  }

  /**
   * Makes the working plugin. Called once for each start of the plugin, before anything is
   * dispatched. A plugin of a jar has a minute for it.
   *
   * @throws Exception where it cannot work; the message is shown to the operator
   */
  PluginInstance create(C config, PluginContext context) throws Exception;
}
