package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

/** What is refused: the settings {@code limits.*}. */
public record LimitsConfig(
    @Setting(
            says =
                "the largest request body without attachments, as sent and, when it is gzip,"
                    + " decompressed; a larger one is answered 413",
            otherwise = "16MiB")
        DataSize body,
    @Setting(
            says =
                "the largest attachment; a larger one is answered 413. Attachments are never held"
                    + " in memory",
            otherwise = "256MiB")
        DataSize attachment,
    @Setting(
            says =
                "the largest request body of statements with attachments, as sent and, when it is"
                    + " gzip, decompressed; a larger one is answered 413. 0: four times"
                    + " `limits.attachment`",
            otherwise = "0B")
        DataSize multipart) {
  private static final long SMALLEST = 1024;
  private static final int SOME_ATTACHMENTS = 4;

  public LimitsConfig {
    check(body.bytes() >= SMALLEST, "body is 1KiB or more");
    check(attachment.bytes() >= SMALLEST, "attachment is 1KiB or more");
    // A limit of one attachment that is raised alone must not be in vain.
    multipart =
        multipart.bytes() == 0 ? new DataSize(SOME_ATTACHMENTS * attachment.bytes()) : multipart;
    check(multipart.bytes() >= SMALLEST, "multipart is 1KiB or more");
  }
}
