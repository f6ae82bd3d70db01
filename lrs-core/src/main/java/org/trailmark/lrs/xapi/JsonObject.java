package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Typed access to a JSON object that was validated before.
 *
 * @param members as {@link JsonValues} gives them
 */
record JsonObject(Map<String, Object> members) {

  Optional<String> text(String name) {
    return Optional.ofNullable((String) members.get(name));
  }

  String string(String name) {
    return requireNonNull((String) members.get(name), name);
  }

  Optional<Boolean> bool(String name) {
    return Optional.ofNullable((Boolean) members.get(name));
  }

  Optional<BigDecimal> number(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> new BigDecimal(value.toString()));
  }

  Optional<UUID> uuid(String name) {
    return text(name).map(UuidFormat::parse);
  }

  Optional<Instant> instant(String name) {
    return text(name).map(Timestamp::instant);
  }

  Optional<JsonObject> object(String name) {
    return Optional.ofNullable(members.get(name)).map(JsonObject::of);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** Extensions, a language map: what has keys of its own. Empty where there is none. */
  @SuppressWarnings("unchecked") // JsonValues makes no other maps
  Map<String, Object> map(String name) {
    return (Map<String, Object>) members.getOrDefault(name, Map.of());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the values of a language map are strings
  Map<String, String> languageMap(String name) {
    return (Map) map(name);
  }

  /** Empty where there is no such list. */
  @SuppressWarnings("unchecked") // whoever asks knows that these are strings
  List<String> strings(String name) {
    return (List<String>) members.getOrDefault(name, List.of());
  }

  /** Each object of a list; empty where there is no such list. */
  <T> List<T> list(String name, Function<JsonObject, T> element) {
    List<?> elements = (List<?>) members.getOrDefault(name, List.of());
    return elements.stream().map(value -> element.apply(of(value))).toList();
  }

  @SuppressWarnings("unchecked") // JsonValues makes no other maps
  private static JsonObject of(Object value) {
    return new JsonObject((Map<String, Object>) value);
  }
}
