package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.time.Duration;

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
        DataSize multipart,
    @Setting(says = "how many statements one request may bring", otherwise = "10000")
        int statements,
    @Setting(says = "the largest statement, as JSON", otherwise = "4MiB") DataSize statement,
    @Setting(
            says = "how deep objects and lists of a statement may lie in each other",
            otherwise = "100")
        int depth,
    @Setting(
            says =
                "the longest head of a request, with its address; a longer one is answered 400 by"
                    + " the transport, and the connection is closed",
            otherwise = "64KiB")
        DataSize head,
    @Setting(
            says =
                "the longest address with its query, in characters; a longer one is answered 414",
            otherwise = "60000")
        int address,
    @Setting(
            says =
                "how many connections there may be; one more is closed at once. 0: one for each"
                    + " 256 KiB of the heap",
            otherwise = "0")
        int connections,
    @Setting(
            says =
                "how long a connection may be without a whole head of a request, then it is closed",
            otherwise = "30s")
        Duration idle,
    @Setting(
            says =
                "how long a request's body may take to come, where it is no larger than"
                    + " `limits.body`; then the connection is closed. No thread waits for it",
            otherwise = "1m")
        Duration receiving,
    @Setting(
            says =
                "how much a second a larger body must bring after its first ten seconds, on the"
                    + " average; a slower one is answered 408. At most half of `http.workers` wait"
                    + " for such bodies; one more is answered 503",
            otherwise = "4KiB")
        DataSize pace,
    @Setting(
            says =
                "how long what a request only reads may take to find; then it is broken off in"
                    + " the database too, and answered 503 `query-timeout`. Exports, dry runs and"
                    + " other answers that are made on threads of their own take their time",
            otherwise = "1m")
        Duration query,
    @Setting(
            says =
                "how many requests a second one credential may make, on the average; one more is"
                    + " answered 429 with `Retry-After`. 0: as many as it likes",
            otherwise = "0")
        double requestsPerSecond,
    @Setting(
            says =
                "how many requests one credential may make at once after a quiet time; 0: those of"
                    + " two seconds",
            otherwise = "0")
        int burst) {
  private static final long SMALLEST = 1024;
  private static final long LARGEST_HEAD = 1 << 20;
  private static final int DEEPEST = 400;
  private static final int SOME_ATTACHMENTS = 4;

  public LimitsConfig {
    check(body.bytes() >= SMALLEST, "body is 1KiB or more");
    check(attachment.bytes() >= SMALLEST, "attachment is 1KiB or more");
    // A limit of one attachment that is raised alone must not be in vain.
    multipart =
        multipart.bytes() == 0 ? new DataSize(SOME_ATTACHMENTS * attachment.bytes()) : multipart;
    check(multipart.bytes() >= SMALLEST, "multipart is 1KiB or more");
    check(statements >= 1, "statements is 1 or more");
    check(statement.bytes() >= SMALLEST, "statement is 1KiB or more");
    check(depth >= 1 && depth <= DEEPEST, "depth is 1 to " + DEEPEST);
    check(head.bytes() >= SMALLEST && head.bytes() <= LARGEST_HEAD, "head is 1KiB to 1MiB");
    check(address >= SMALLEST, "address is 1024 or more");
    check(connections == 0 || connections >= 1, "connections is 0 or more");
    check(!idle.isNegative() && !idle.isZero(), "idle is more than nothing");
    check(!receiving.isNegative() && !receiving.isZero(), "receiving is more than nothing");
    check(!query.isNegative() && !query.isZero(), "query is more than nothing");
    check(requestsPerSecond >= 0, "requestsPerSecond is 0 or more");
    check(burst >= 0, "burst is 0 or more");
    burst = burst == 0 ? (int) Math.ceil(2 * Math.max(1, requestsPerSecond)) : burst;
  }
}
