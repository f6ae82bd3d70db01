package org.trailmark.lrs.xapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** xAPI-Data 4.2: language maps. */
final class LanguageMapRules {
  private LanguageMapRules() {}

  static void check(JsonCursor json) {
    json.map(
        "a language map",
        tag -> {
          judge(json, tag);
          json.anyString();
        });
  }

  /** Checks the map and gives what it holds. */
  static Map<String, String> read(JsonCursor json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.map(
        "a language map",
        tag -> {
          judge(json, tag);
          String text = json.string();
          if (text != null) {
            texts.put(tag, text);
          }
        });
    return texts;
  }

  private static void judge(JsonCursor json, String tag) {
    if (!LanguageTag.isValid(tag)) {
      json.fault(
          "xAPI-Data 4.2",
          "a key of a language map must be an RFC 5646 language tag, such as \"en-US\"; found "
              + Quote.of(tag));
    }
  }
}
