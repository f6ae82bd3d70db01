package org.trailmark.lrs.xapi;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Timestamp.BadTimestampException;

/** Strings with a format (xAPI-Data 4.0). Each method reads the value under the cursor. */
final class FormatRules {
  private FormatRules() {}

  /** The IRI, or null with a fault. */
  static @Nullable String iri(JsonCursor json) {
    String text = json.string();
    if (text == null) {
      return null;
    }
    String problem = Iri.problem(text);
    if (problem == null) {
      return text;
    }
    json.fault(
        "xAPI-Data 4.3",
        "must be an IRI, such as \"https://example.org/course/1\"; "
            + Quote.of(text)
            + " "
            + problem);
    return null;
  }

  /** The UUID, or null with a fault. */
  static @Nullable UUID uuid(JsonCursor json) {
    String text = json.string();
    if (text == null) {
      return null;
    }
    UUID uuid = UuidFormat.parse(text);
    if (uuid == null) {
      json.fault(
          "xAPI-Data 4.4",
          "must be a UUID, such as \"7ccd3322-e1a5-411a-a67d-6a735c76f119\"; found "
              + Quote.of(text));
    }
    return uuid;
  }

  /** The timestamp, or null with a fault. */
  static @Nullable Timestamp timestamp(JsonCursor json, XapiVersion version) {
    String text = json.string();
    if (text == null) {
      return null;
    }
    try {
      return Timestamp.parse(text, Timestamp.Form.of(version));
    } catch (BadTimestampException e) {
      json.fault(
          "xAPI-Data 4.5",
          "must be a timestamp, such as \"2026-11-22T11:16:00.123Z\"; "
              + Quote.of(text)
              + " "
              + e.getMessage());
      return null;
    }
  }

  static void duration(JsonCursor json) {
    String text = json.string();
    String problem = text == null ? null : Iso8601Duration.problem(text);
    if (text != null && problem != null) {
      json.fault(
          "xAPI-Data 4.6",
          "must be an ISO 8601 duration, such as \"PT4H35M59.14S\"; "
              + Quote.of(text)
              + " "
              + problem);
    }
  }

  static void languageTag(JsonCursor json) {
    String text = json.string();
    if (text != null && !LanguageTag.isValid(text)) {
      json.fault(
          "xAPI-Data 2.4.6",
          "must be an RFC 5646 language tag, such as \"en-US\"; found " + Quote.of(text));
    }
  }
}
