package org.trailmark.journey.definition;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Nearest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** Puts what an extension is told into the record that it asks for. Holds nothing. */
public final class RecordReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private static final Map<Class<?>, String> WORDS =
      Map.of(
          int.class, "a whole number",
          Integer.class, "a whole number",
          long.class, "a whole number",
          Long.class, "a whole number",
          boolean.class, "true or false",
          Boolean.class, "true or false",
          Duration.class, "a length of time on the clock such as PT10M",
          Period.class, "a length of time in days or longer such as P14D",
          URI.class, "an address");

  private RecordReader() {}

  /**
   * The record of an operator's settings.
   *
   * @param settings texts by the name of the component
   * @param fault takes what is wrong: the name of the component, or "" for all together, and a
   *     sentence
   * @return null where something is wrong
   */
  public static <P extends Record> @Nullable P read(
      Class<P> type, Map<String, String> settings, BiConsumer<String, String> fault) {
    JsonNode json = MAPPER.valueToTree(settings);
    return read(
        type,
        json,
        (pointer, sentence) ->
            fault.accept(pointer.isEmpty() ? "" : pointer.substring(1), sentence));
  }

  /**
   * The record of parameters.
   *
   * @param fault takes the JSON pointer below {@code json}, and a sentence
   * @return null where something is wrong
   */
  static <P extends Record> @Nullable P read(
      Class<P> type, JsonNode json, BiConsumer<String, String> fault) {
    List<String> known = names(type);
    List<String> unknown = new ArrayList<>(json.propertyNames());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      unknown.forEach(name -> fault.accept(Pointer.child("", name), unknown(name, known)));
      return null; // a name that is misspelt would be told once more, as missing
    }
    try {
      return MAPPER.treeToValue(json, type);
    } catch (UnrecognizedPropertyException e) {
      fault.accept(pointer(e), unknown(e.getPropertyName(), List.of()));
    } catch (InvalidFormatException e) {
      fault.accept(pointer(e), "'%s' is not %s.".formatted(e.getValue(), words(e.getTargetType())));
    } catch (ValueInstantiationException e) {
      fault.accept(pointer(e), refusal(e, type));
    } catch (DatabindException e) {
      fault.accept(pointer(e), "This does not fit: " + e.getOriginalMessage() + ".");
    }
    return null;
  }

  private static String unknown(String name, List<String> known) {
    String there = known.isEmpty() ? "" : " Known here: " + String.join(", ", known) + ".";
    return "Unknown key '" + name + "'" + Nearest.hint(name, known) + there;
  }

  /** What the record's constructor says. */
  private static String refusal(ValueInstantiationException e, Class<?> type) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = cause.getMessage();
    if (cause instanceof NullPointerException && message != null && names(type).contains(message)) {
      return "'" + message + "' is missing."; // requireNonNull(component, its name)
    }
    return message == null ? cause.toString() : message;
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(component -> component.getName()).toList();
  }

  private static String words(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> String.valueOf(constant).toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return WORDS.getOrDefault(type, "a " + type.getSimpleName());
  }

  private static String pointer(DatabindException e) {
    String pointer = "";
    for (JacksonException.Reference step : e.getPath()) {
      pointer =
          Pointer.child(
              pointer,
              step.getPropertyName() == null
                  ? String.valueOf(step.getIndex())
                  : step.getPropertyName());
    }
    return pointer;
  }
}
