package org.trailmark.lrs.xapi;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Replaces texts within the strings of JSON, the names of properties included. */
final class TextReplacement {
  private final @Nullable Pattern wanted;
  private final String instead;

  /**
   * @param texts without regard to case; the longest that is there is replaced
   */
  TextReplacement(Collection<String> texts, String instead) {
    this.wanted =
        texts.isEmpty()
            ? null
            : Pattern.compile(
                texts.stream()
                    .sorted((a, b) -> b.length() - a.length())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.instead = Matcher.quoteReplacement(instead);
  }

  /** The same array where there is nothing to replace. */
  byte[] apply(byte[] json) {
    if (wanted == null) {
      return json;
    }
    Splices splices = new Splices(0);
    boolean any = false;
    try (JsonParser parser = JsonValues.STORED_JSON.createParser(ObjectReadContext.empty(), json)) {
      JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.PROPERTY_NAME) {
          continue;
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        Matcher found = wanted.matcher(parser.getString());
        if (found.find()) {
          any = true;
          splices.replace(
              start, JsonText.end(json, start), JsonText.quoted(found.replaceAll(instead)));
        }
      }
    }
    return any ? splices.apply(json, json.length).json() : json;
  }
}
