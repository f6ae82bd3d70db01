package org.trailmark.lrs.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.StoredStatement;

/**
 * A statement in its place as a line of JSON. Its bytes stand in it as they are, so that not a
 * digit changes; there is no line break in them, because none is kept between tokens.
 */
final class StatementLine {
  private static final Pattern HEAD =
      Pattern.compile(
          "\\{\"seq\":(\\d{1,18}),\"id\":\"([0-9a-f-]{36})\",\"stored\":\"([^\"]+)\",\"statement\":");

  /** Longer than any head. */
  private static final int HEAD_BYTES = 200;

  private StatementLine() {}

  static byte[] write(StoredStatement statement) {
    byte[] head =
        "{\"seq\":%d,\"id\":\"%s\",\"stored\":\"%s\",\"statement\":"
            .formatted(statement.seq(), statement.id(), statement.stored())
            .getBytes(UTF_8);
    byte[] json = statement.json();
    byte[] line = Arrays.copyOf(head, head.length + json.length + 2);
    System.arraycopy(json, 0, line, head.length, json.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }

  /**
   * Reads one.
   *
   * @param line without its line break
   * @throws LrsException {@code INVALID_DOCUMENT}
   */
  static StoredStatement read(byte[] line) {
    Matcher head = HEAD.matcher(new String(line, 0, Math.min(HEAD_BYTES, line.length), UTF_8));
    try {
      if (head.lookingAt() && line[line.length - 1] == '}') {
        return new StoredStatement(
            Long.parseLong(head.group(1)),
            UUID.fromString(head.group(2)),
            Instant.parse(head.group(3)),
            false,
            Arrays.copyOfRange(line, head.end(), line.length - 1)); // the head is ASCII
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      throw invalid(e);
    }
    throw invalid(null);
  }

  private static LrsException invalid(@Nullable Throwable cause) {
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT, "A line of the statements is none.", cause);
  }
}
