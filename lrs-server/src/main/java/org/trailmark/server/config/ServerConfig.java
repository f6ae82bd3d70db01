package org.trailmark.server.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.XapiVersion;

/**
 * How one server runs.
 *
 * @param dataDir where everything is kept that is not in the database; made when it is missing
 * @param database where statements and all that hangs on them are kept; null: in {@code dataDir}
 * @param host the address to listen on; the loopback address by default
 * @param port the port to listen on; 0: any free one
 * @param basePath what a proxy puts in front of every path and takes away again, for example {@code
 *     /lrs}; empty: nothing
 * @param authorityHomePage IRL of the system that the accounts of statement authorities belong to:
 *     this LRS's credentials
 * @param maxBodyBytes the largest request body without attachments
 * @param maxAttachmentBytes the largest attachment
 * @param maxMultipartBytes the largest request body with attachments, as sent and decompressed
 * @param maxPage how many statements one answer holds at most
 * @param workers threads that answer requests
 * @param corsOrigins web origins whose scripts may use the xAPI, like {@code
 *     https://course.example.org}; {@code *} alone: all; empty: none
 * @param answerVersion the {@code X-Experience-API-Version} of answers to requests that name no
 *     version that we speak
 * @param admin the admin credential that must exist; null: one is made at the first start
 * @param auth how callers are known
 * @param pluginsDir where jars of plugins lie; need not exist
 * @param pluginCallLimit how long one call of a plugin's handler may take before the plugin is
 *     stopped
 * @param pluginAllocationLimit how many bytes one such call may allocate before the plugin is
 *     stopped
 * @param plugins settings of plugins by full name, for example {@code plugin.journey.zone}
 */
public record ServerConfig(
    Path dataDir,
    @Nullable DatabaseUrl database,
    String host,
    int port,
    String basePath,
    String authorityHomePage,
    int maxBodyBytes,
    long maxAttachmentBytes,
    long maxMultipartBytes,
    int maxPage,
    int workers,
    List<String> corsOrigins,
    XapiVersion answerVersion,
    @Nullable AdminCredential admin,
    AuthConfig auth,
    Path pluginsDir,
    Duration pluginCallLimit,
    long pluginAllocationLimit,
    Map<String, String> plugins) {

  /** What settings of plugins begin with. */
  public static final String PLUGIN_PREFIX = "plugin.";

  private static final long MAX_ATTACHMENT_BYTES = 256L << 20;

  public ServerConfig {
    requireNonNull(dataDir, "dataDir");
    requireNonNull(host, "host");
    plugins = Map.copyOf(plugins);
    corsOrigins = List.copyOf(corsOrigins);
    check(port >= 0 && port <= 65_535, "port is 0 to 65535, not " + port);
    check(
        basePath.isEmpty() || basePath.matches("(/[A-Za-z0-9._~-]+)+"),
        "basePath is like /lrs, without a slash at its end");
    check(isAbsolute(authorityHomePage), "authorityHomePage is an absolute IRL");
    check(maxBodyBytes >= 1024, "maxBodyBytes is 1024 or more");
    check(maxAttachmentBytes >= 1024, "maxAttachmentBytes is 1024 or more");
    check(maxMultipartBytes >= 1024, "maxMultipartBytes is 1024 or more");
    check(maxPage >= 1, "maxPage is 1 or more");
    check(workers >= 2, "workers is 2 or more");
    requireNonNull(auth, "auth");
    requireNonNull(pluginsDir, "pluginsDir");
    check(pluginCallLimit.toMillis() > 0, "pluginCallLimit is more than nothing");
    check(pluginAllocationLimit >= 1 << 20, "pluginAllocationLimit is 1048576 or more");
    check(
        corsOrigins.equals(List.of("*"))
            || corsOrigins.stream().allMatch(origin -> origin.matches("https?://[^/*,\\s]+")),
        "corsOrigins is *, or origins like https://course.example.org with commas between them");
  }

  /** The defaults: the loopback address, port 8080. */
  public static ServerConfig defaults(Path dataDir) {
    return of(dataDir, Map.of());
  }

  /**
   * Reads settings: {@code database}, {@code host}, {@code port}, {@code basePath}, {@code
   * authorityHomePage}, {@code maxBodyBytes}, {@code maxAttachmentBytes}, {@code
   * maxMultipartBytes}, {@code maxPage}, {@code workers}, {@code corsOrigins}, {@code
   * answerVersion}, {@code admin.key}, {@code admin.secret}, {@code auth.*}, {@code pluginsDir},
   * {@code pluginCallLimit}, {@code pluginAllocationLimit}, and {@code plugin.NAME.*}.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION}, with a fault for each wrong setting
   */
  public static ServerConfig of(Path dataDir, Map<String, String> settings) {
    Map<String, String> own = new LinkedHashMap<>(settings);
    Map<String, String> plugins = new LinkedHashMap<>();
    own.keySet().removeIf(key -> isPlugin(key, settings, plugins));
    List<Fault> faults = new ArrayList<>();
    Settings given = RecordBinder.bind("", Settings.class, own, faults);
    if (given == null || !faults.isEmpty()) {
      throw invalid(faults);
    }
    try {
      return new ServerConfig(
          dataDir,
          given.database == null ? null : new DatabaseUrl(given.database),
          or(given.host, "127.0.0.1"),
          or(given.port, 8080),
          or(given.basePath, ""),
          or(given.authorityHomePage, "https://trailmark.invalid/credentials"),
          or(given.maxBodyBytes, 16 << 20),
          or(given.maxAttachmentBytes, MAX_ATTACHMENT_BYTES),
          // A limit of one attachment that is raised alone must not be in vain.
          or(given.maxMultipartBytes, 4 * or(given.maxAttachmentBytes, MAX_ATTACHMENT_BYTES)),
          or(given.maxPage, 500),
          or(given.workers, Math.max(8, Runtime.getRuntime().availableProcessors())),
          origins(or(given.corsOrigins, "*")),
          version(or(given.answerVersion, XapiVersion.V2_0_0.header())),
          given.admin,
          or(given.auth, AuthConfig.NONE),
          pluginsDir(given.pluginsDir, dataDir),
          or(given.pluginCallLimit, Duration.ofMinutes(5)),
          or(given.pluginAllocationLimit, 8L << 30),
          plugins);
    } catch (IllegalArgumentException e) {
      throw new LrsException(ProblemCode.INVALID_CONFIGURATION, String.valueOf(e.getMessage()), e);
    }
  }

  /** The exception that lists what is wrong with the configuration. */
  static LrsException invalid(List<Fault> faults) {
    StringBuilder text = new StringBuilder("The configuration is wrong:");
    faults.forEach(fault -> text.append("\n  ").append(fault.message()));
    return new LrsException(ProblemCode.INVALID_CONFIGURATION, text.toString(), faults);
  }

  private static boolean isPlugin(
      String key, Map<String, String> settings, Map<String, String> plugins) {
    if (!key.startsWith(PLUGIN_PREFIX)) {
      return false;
    }
    plugins.put(key, requireNonNull(settings.get(key)));
    return true;
  }

  /** One that is named must be there: a folder that is mistyped would be one without plugins. */
  private static Path pluginsDir(@Nullable Path given, Path dataDir) {
    check(given == null || Files.isDirectory(given), "pluginsDir is a folder that is there");
    return given == null ? dataDir.resolve("plugins") : given;
  }

  private static List<String> origins(String list) {
    return Stream.of(list.split(",", -1)).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static XapiVersion version(String header) {
    return Stream.of(XapiVersion.values())
        .filter(version -> version.header().equals(header))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("answerVersion is 1.0.3 or 2.0.0"));
  }

  private static boolean isAbsolute(String irl) {
    try {
      return URI.create(irl).isAbsolute();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  /**
   * The admin credential that the operator wants.
   *
   * @param secret in the clear; kept in memory only while starting
   */
  public record AdminCredential(String key, String secret) {
    public AdminCredential {
      check(key != null && !key.isBlank() && !key.contains(":"), "admin.key has no colon");
      check(secret != null && !secret.isBlank(), "admin.secret is not empty");
    }

    @Override
    public String toString() {
      return "AdminCredential[" + key + "]";
    }
  }

  private record Settings(
      @Nullable String database,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String basePath,
      @Nullable String authorityHomePage,
      @Nullable Integer maxBodyBytes,
      @Nullable Long maxAttachmentBytes,
      @Nullable Long maxMultipartBytes,
      @Nullable Integer maxPage,
      @Nullable Integer workers,
      @Nullable String corsOrigins,
      @Nullable String answerVersion,
      @Nullable AdminCredential admin,
      @Nullable AuthConfig auth,
      @Nullable Path pluginsDir,
      @Nullable Duration pluginCallLimit,
      @Nullable Long pluginAllocationLimit) {}
}
