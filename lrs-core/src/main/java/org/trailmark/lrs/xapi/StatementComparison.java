package org.trailmark.lrs.xapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether two statements are the same (xAPI-Data 2.3.1, Statement Comparison Requirements).
 *
 * <p>Not compared, because an LRS sets it or because the standard calls it no part of the
 * statement: {@code authority}, {@code stored}, {@code version}, the verb's {@code display},
 * activity definitions, the data of attachments; {@code id} where one of the two has none; {@code
 * timestamp} where one of the two has none, or where each has one that is its {@code stored}.
 *
 * <p>Compared by meaning: timestamps as moments, to the millisecond; group members in any order; a
 * single context activity as an array of one; durations as strings, but seconds to hundredths only;
 * UUIDs, digests, media types, language tags and the domain of an e-mail address without regard to
 * case; numbers by value, because {@code 1} and {@code 1.0} are one number of JSON, and every
 * client that reads and writes a statement again may change the spelling.
 *
 * <p>All else must be the same: {@code PT60S} is not {@code PT1M}, and an {@code objectType} that
 * could be left out is not the same as none.
 */
public final class StatementComparison {
  private StatementComparison() {}

  /**
   * Whether the second could be what the first was made of, or the other way round.
   *
   * @param stored a statement that this or another LRS completed
   * @param candidate a valid statement, complete or as a client sent it
   * @throws IllegalArgumentException if one of the two is no JSON object
   */
  public static boolean equal(byte[] stored, byte[] candidate) {
    return equal(JsonValues.object(stored), JsonValues.object(candidate));
  }

  /**
   * As {@link #equal(byte[], byte[])}, with the candidate as its client sent it: a timestamp that
   * we have given it is none.
   *
   * @param stored a statement that this LRS completed
   */
  public static boolean equal(byte[] stored, ValidStatement candidate) {
    Map<String, Object> sent = new HashMap<>(JsonValues.object(candidate.json()));
    sent.remove("stored"); // which is not known yet
    if (!candidate.cameWithTimestamp()) {
      sent.remove("timestamp");
    }
    return equal(JsonValues.object(stored), sent);
  }

  /**
   * Whether a signature was made for this statement: as {@link #equal(byte[], byte[])}, but
   * attachments of the usage type {@link Attachment#SIGNATURE} are not compared (xAPI-Data 2.6),
   * the SubStatement's included: whoever signs cannot have had them yet.
   *
   * @param statement with the signature among its attachments
   * @param payload what was signed
   */
  public static boolean equalUnsigned(byte[] statement, byte[] payload) {
    return equal(
        withoutSignatures(JsonValues.object(statement)),
        withoutSignatures(JsonValues.object(payload)));
  }

  private static boolean equal(Map<String, Object> a, Map<String, Object> b) {
    return sameId(a.get("id"), b.get("id"))
        && sameTimestamp(a, b)
        && JsonValues.equal(ComparableForm.statement(a), ComparableForm.statement(b));
  }

  private static boolean sameId(@Nullable Object a, @Nullable Object b) {
    if (!(a instanceof String left) || !(b instanceof String right)) {
      return true;
    }
    UUID id = UuidFormat.parse(left);
    return id == null ? left.equals(right) : id.equals(UuidFormat.parse(right));
  }

  private static boolean sameTimestamp(Map<String, Object> a, Map<String, Object> b) {
    Object left = a.get("timestamp");
    Object right = b.get("timestamp");
    if (left == null || right == null) {
      return true; // an LRS may have set the other
    }
    return moment(left).equals(moment(right))
        || (isStored(left, a) && isStored(right, b)); // completed twice
  }

  /** Whether a timestamp is what an LRS makes of a missing one (xAPI-Data 2.4.7). */
  private static boolean isStored(Object timestamp, Map<String, Object> statement) {
    Object stored = statement.get("stored");
    return stored != null && moment(timestamp).equals(moment(stored));
  }

  /** The moment in milliseconds; the text itself where it is none. */
  static Object moment(Object timestamp) {
    Instant instant = timestamp instanceof String text ? Timestamp.instant(text) : null;
    return instant == null ? timestamp : (Object) instant.toEpochMilli();
  }

  private static Map<String, Object> withoutSignatures(Map<String, Object> statement) {
    Map<String, Object> result = new HashMap<>(statement);
    result.computeIfPresent("attachments", (name, all) -> unsigned(all));
    result.computeIfPresent(
        "object",
        (name, object) ->
            object instanceof Map<?, ?> sub && "SubStatement".equals(sub.get("objectType"))
                ? unsignedSubStatement(sub)
                : object);
    return result;
  }

  private static Map<?, ?> unsignedSubStatement(Map<?, ?> subStatement) {
    Map<Object, Object> result = new HashMap<>(subStatement);
    result.computeIfPresent("attachments", (name, all) -> unsigned(all));
    return result;
  }

  /** The attachments that are no signatures; null where there are none. */
  private static @Nullable Object unsigned(Object attachments) {
    if (!(attachments instanceof List<?> all)) {
      return attachments;
    }
    List<Object> rest = new ArrayList<>(all);
    rest.removeIf(
        each -> each instanceof Map<?, ?> map && Attachment.SIGNATURE.equals(map.get("usageType")));
    return rest.isEmpty() ? null : rest;
  }
}
