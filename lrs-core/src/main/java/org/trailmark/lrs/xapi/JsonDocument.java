package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Documents of state and profiles whose content is JSON (xAPI-Communication 2.2). */
public final class JsonDocument {
  private JsonDocument() {}

  /**
   * Takes any JSON value in UTF-8.
   *
   * @throws LrsException {@code MALFORMED_JSON} if it is something else, or nothing
   */
  public static void requireJson(byte[] json) {
    read("The document", json);
  }

  /**
   * Takes a JSON object in UTF-8.
   *
   * @throws LrsException {@code MALFORMED_JSON} or, if it is another JSON value, {@code
   *     INVALID_DOCUMENT}
   */
  public static void requireObject(byte[] json) {
    object("The document", json);
  }

  /**
   * Puts each property of the posted object in the place of the existing one's with the same name;
   * nothing deeper is merged. Values keep the bytes that they were sent with.
   *
   * @throws LrsException {@code MALFORMED_JSON} or {@code INVALID_DOCUMENT} if one of them is no
   *     JSON object
   */
  public static byte[] merge(byte[] existing, byte[] posted) {
    JsonMembers newer = object("The posted document", posted);
    JsonMembers merged = object("The stored document", existing);
    merged.putAll(newer);
    return merged.json();
  }

  private static JsonMembers object(String what, byte[] json) {
    JsonMembers members = read(what, json);
    if (members == null) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT,
          what + " is no JSON object; only objects can be merged. Use PUT to replace the whole.");
    }
    return members;
  }

  private static @Nullable JsonMembers read(String what, byte[] json) {
    int bad = Utf8.firstBad(json);
    for (int i = 0; bad < 0 && i < Math.min(4, json.length); i++) {
      if (json[i] == 0) {
        bad = i; // UTF-16 or UTF-32 begins so, and no JSON in UTF-8 does
      }
    }
    if (bad >= 0) {
      throw new LrsException(
          ProblemCode.MALFORMED_JSON,
          what + " is not UTF-8: byte " + bad + " belongs to no character.");
    }
    try {
      return JsonMembers.read(json);
    } catch (JacksonException e) {
      throw new LrsException(
          ProblemCode.MALFORMED_JSON,
          what + " is not JSON" + place(e) + ": " + e.getOriginalMessage(),
          e);
    }
  }

  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }
}
