package org.trailmark.server.http.xapi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The fields of a form as {@code application/x-www-form-urlencoded}, in UTF-8. Strict, because a
 * character that was silently replaced would be stored as if it had been sent.
 *
 * @param all each field's values, in the order of the form
 */
record FormFields(Map<String, List<String>> all) {

  /**
   * Reads a body.
   *
   * @throws LrsException {@code INVALID_DOCUMENT} if it is not encoded so
   */
  static FormFields parse(byte[] body) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    int start = 0;
    while (start < body.length) {
      int end = indexOf(body, '&', start, body.length);
      int equals = indexOf(body, '=', start, end);
      if (end > start) {
        all.computeIfAbsent(decode(body, start, equals), name -> new ArrayList<>(1))
            .add(decode(body, Math.min(equals + 1, end), end));
      }
      start = end + 1;
    }
    return new FormFields(all);
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  /**
   * The value of a field that may be given once.
   *
   * @return null if it was not given
   * @throws LrsException {@code INVALID_PARAMETER} if it was given more than once
   */
  @Nullable String single(String name) {
    List<String> values = all.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw QueryParameters.invalid("\"" + name + "\" is given " + values.size() + " times.");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static int indexOf(byte[] body, char wanted, int from, int to) {
    int at = from;
    while (at < to && body[at] != wanted) {
      at++;
    }
    return at;
  }

  private static String decode(byte[] body, int from, int to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      if (body[i] == '+') {
        bytes.write(' ');
      } else if (body[i] == '%') {
        int high = i + 2 < to ? Character.digit(body[i + 1], 16) : -1;
        int low = i + 2 < to ? Character.digit(body[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw invalid("byte " + i + " is a % without two hexadecimal digits behind it.");
        }
        bytes.write((high << 4) | low);
        i += 2;
      } else {
        bytes.write(body[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw invalid("what begins at byte " + from + " is not UTF-8.");
    }
  }

  private static LrsException invalid(String message) {
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT, "The form is not encoded as one: " + message);
  }
}
