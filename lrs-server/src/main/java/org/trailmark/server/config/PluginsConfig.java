package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How plugins are hosted: the settings {@code plugins.*}.
 *
 * @param dir null: {@code plugins} of the data folder
 */
public record PluginsConfig(
    @Setting(
            says =
                "the folder of plugins' jars; without it, `plugins` of `dataDir`. The option is"
                    + " `--plugins`")
        @Nullable Path dir,
    @Setting(
            says = "how long one call of a plugin's handler may take before the plugin is stopped",
            otherwise = "5m")
        Duration callLimit,
    @Setting(
            says = "how much one such call may allocate before the plugin is stopped",
            otherwise = "8GiB")
        DataSize allocationLimit) {
  private static final long SMALLEST = 1 << 20;

  public PluginsConfig {
    // A folder that is mistyped would be one without plugins.
    check(dir == null || Files.isDirectory(dir), "dir is a folder that is there");
    check(callLimit.toMillis() > 0, "callLimit is more than nothing");
    check(allocationLimit.bytes() >= SMALLEST, "allocationLimit is 1MiB or more");
  }
}
