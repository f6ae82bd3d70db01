package org.trailmark.lrs.xapi;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Takes out of a statement what whoever did it may have put into words of her own, and leaves what
 * is counted: verb, object, score, success, completion, duration, context activities, times.
 *
 * <ul>
 *   <li>{@code result.response} goes, but where the statement itself says that its object is an
 *       interaction with given answers (all of xAPI-Data 2.4.4.1.1 but fill-in, long-fill-in and
 *       other).
 *   <li>In the extensions of result and context each text becomes {@code erased}; numbers, truth
 *       values and the names of properties stay.
 *   <li>Attachments go.
 * </ul>
 *
 * The same within a SubStatement. Definitions of activities and displays of verbs are not hers.
 */
public final class FreeText {
  private static final Set<String> GIVEN_ANSWERS =
      Set.of("true-false", "choice", "matching", "performance", "sequencing", "likert", "numeric");
  private static final byte[] ERASED = JsonText.quoted("erased");

  private FreeText() {}

  /** A whole stored statement without. */
  public static byte[] without(byte[] statement) {
    return statement(JsonSpan.of(statement));
  }

  private static byte[] statement(JsonSpan statement) {
    Map<String, JsonSpan> properties = statement.properties();
    boolean given = hasGivenAnswers(properties.get("object"));
    JsonBytes kept = new JsonBytes();
    properties.forEach(
        (name, value) -> {
          switch (name) {
            case "attachments" -> {}
            case "result" -> kept.add(name, result(value, given));
            case "context" -> kept.add(name, withoutExtensionTexts(value));
            case "object" -> kept.add(name, object(value));
            default -> kept.add(name, value);
          }
        });
    return kept.end();
  }

  private static byte[] object(JsonSpan object) {
    JsonSpan type = object.properties().get("objectType");
    return type != null && type.text().equals("SubStatement") ? statement(object) : object.bytes();
  }

  private static boolean hasGivenAnswers(@Nullable JsonSpan object) {
    JsonSpan definition = object == null ? null : object.properties().get("definition");
    JsonSpan type = definition == null ? null : definition.properties().get("interactionType");
    return type != null && GIVEN_ANSWERS.contains(type.text());
  }

  private static byte[] result(JsonSpan result, boolean given) {
    JsonBytes kept = new JsonBytes();
    result
        .properties()
        .forEach(
            (name, value) -> {
              if (given || !name.equals("response")) {
                addWithoutTexts(kept, name, value);
              }
            });
    return kept.end();
  }

  private static byte[] withoutExtensionTexts(JsonSpan context) {
    JsonBytes kept = new JsonBytes();
    context.properties().forEach((name, value) -> addWithoutTexts(kept, name, value));
    return kept.end();
  }

  private static void addWithoutTexts(JsonBytes kept, String name, JsonSpan value) {
    if (name.equals("extensions")) {
      kept.add(name, withoutTexts(value.bytes()));
    } else {
      kept.add(name, value);
    }
  }

  /**
   * An object or array with {@code erased} for each text in it that is no name of a property.
   *
   * @param json in UTF-8
   * @throws IllegalArgumentException if it is neither
   */
  public static byte[] withoutTexts(byte[] json) {
    if (!beginsAsStructure(json)) {
      throw new IllegalArgumentException("neither an object nor an array");
    }
    Splices splices = new Splices(0);
    try (JsonParser parser = JsonValues.STORED_JSON.createParser(ObjectReadContext.empty(), json)) {
      JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if (token == JsonToken.VALUE_STRING) {
          int start = (int) parser.currentTokenLocation().getByteOffset();
          splices.replace(start, JsonText.end(json, start), ERASED);
        }
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
    return splices.apply(json, json.length).json();
  }

  /** What comes in another encoding than UTF-8 has a zero byte beside the brace, or before it. */
  private static boolean beginsAsStructure(byte[] json) {
    int first = 0;
    while (first < json.length && (json[first] == ' ' || (json[first] >= 9 && json[first] <= 13))) {
      first++;
    }
    return first + 1 < json.length
        && (json[first] == '{' || json[first] == '[')
        && json[first + 1] != 0;
  }
}
