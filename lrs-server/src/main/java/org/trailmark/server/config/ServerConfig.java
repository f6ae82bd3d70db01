package org.trailmark.server.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * How one server runs. What the components mean stands in their {@link Setting}s, and from there in
 * docs/configuration.md.
 *
 * @param database null: everything is kept in {@code dataDir}
 * @param admin null: a credential is made at the first start
 */
public record ServerConfig(
    @Setting(
            says =
                "the folder for everything that is not in the database; made when it is missing."
                    + " The option is `--data`",
            otherwise = "data")
        Path dataDir,
    @Setting(
            says =
                "a PostgreSQL database that keeps everything, as a JDBC URL; without it, files in"
                    + " `dataDir` do (see [operating.md](operating.md#postgresql))")
        @Nullable DatabaseUrl database,
    @Setting(
            says =
                "The admin credential that is made, or mended, at each start. Without it, the"
                    + " first start makes one and shows it once")
        @Nullable AdminCredential admin,
    @Setting(says = "Where to listen") HttpConfig http,
    @Setting(says = "What the xAPI resources answer") XapiConfig xapi,
    @Setting(says = "How callers are known (see [access.md](access.md))") AuthConfig auth,
    @Setting(says = "What is refused, and when") LimitsConfig limits,
    @Setting(says = "How much imports and exports may take (see [jobs](admin-rest.md#jobs))")
        JobsConfig jobs,
    @Setting(
            says =
                "Which statements go when they are old, and when that is looked after (see"
                    + " [retention](privacy.md#statements-that-go-by-age))")
        RetentionConfig retention,
    @Setting(says = "What is logged, and how") LogConfig log,
    @Setting(
            says =
                "Traces by OpenTelemetry (see [operations.md](operations.md#traces)). Without"
                    + " `tracing.endpoint` there are none. The variables `OTEL_*` are not read")
        TracingConfig tracing,
    @Setting(
            says =
                "Plugins in jars, and what any plugin may take (see"
                    + " [plugin-host.md](plugin-host.md))")
        PluginsConfig plugins,
    @Setting(
            says =
                "settings of a plugin: those of `journey` are in"
                    + " [touchpoints.md](touchpoints.md#channels); `plugin.same-email.on` and"
                    + " `plugin.same-email.accounts` are of [the rule of the same e-mail"
                    + " address](identities.md#the-rule-of-the-same-e-mail-address);"
                    + " `plugin.records.on: false` turns [search, counts and the"
                    + " feed](admin-rest.md) off")
        PluginSettings plugin) {

  public ServerConfig {
    requireNonNull(dataDir, "dataDir");
    check(
        auth.oidc() == null || auth.oidc().login() == null || http.publicOrigin() != null,
        "http has no publicOrigin: the provider of auth.oidc.login sends people back there");
  }

  /** The defaults: the loopback address, port 8080. */
  public static ServerConfig defaults(Path dataDir) {
    return of(dataDir, Map.of());
  }

  /**
   * Reads settings by their names, such as {@code http.port}, and nothing else: no file, no
   * environment.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION}, with a fault for each wrong setting
   */
  public static ServerConfig of(Path dataDir, Map<String, String> settings) {
    return Configuration.of(dataDir, settings).server();
  }

  /** Where jars of plugins lie; need not exist. */
  public Path pluginsDir() {
    Path given = plugins.dir();
    return given == null ? dataDir.resolve("plugins") : given;
  }

  /** The exception that lists what is wrong with the configuration. */
  static LrsException invalid(List<Fault> faults) {
    StringBuilder text = new StringBuilder("The configuration is wrong:");
    faults.forEach(fault -> text.append("\n  ").append(fault.message()));
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, text.toString(), faults);
  }

  /** Throws where a rule does not hold; the text begins with the component's name. */
  static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
