package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.time.Duration;

/** How much imports and exports may take: the settings {@code jobs.*}. */
public record JobsConfig(
    @Setting(
            says =
                "the largest file that an import may upload, as sent and, when it is sent with"
                    + " `Content-Encoding: gzip`, decompressed; a larger one is answered 413",
            otherwise = "1GiB")
        DataSize upload,
    @Setting(says = "how much all jobs may have on disk together", otherwise = "10GiB")
        DataSize space,
    @Setting(says = "how long a job and its files are kept after it is over", otherwise = "P7D")
        Duration keepFor) {
  private static final long SMALLEST = 1024;

  public JobsConfig {
    check(upload.bytes() >= SMALLEST, "upload is 1KiB or more");
    check(space.bytes() >= SMALLEST, "space is 1KiB or more");
    check(keepFor.toMillis() > 0, "keepFor is more than nothing");
  }
}
