package org.trailmark.journey.profile;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement as templates look at it; what several ask for is found once. For one thread. */
public final class StatementView {
  private static final String SUBREGISTRATION =
      "https://w3id.org/xapi/profiles/extensions/subregistration";
  private static final List<String> CATEGORIES =
      List.of("context", "contextActivities", "category", "id");

  private final Map<String, ?> statement;
  private final Map<Property, Set<String>> values = new EnumMap<>(Property.class);
  private @Nullable Map<String, Object> normal;

  /**
   * @param statement its JSON, as maps, lists, texts, numbers and truths
   */
  public StatementView(Map<String, ?> statement) {
    this.statement = statement;
  }

  /**
   * The subregistrations that it names, by the IRI of the profile that each is for. Empty without a
   * registration, of which they are parts.
   */
  public Map<String, String> subregistrations() {
    Map<String, String> found = new LinkedHashMap<>();
    if (statement.get("context") instanceof Map<?, ?> context
        && context.get("registration") != null
        && context.get("extensions") instanceof Map<?, ?> extensions
        && extensions.get(SUBREGISTRATION) instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> map
            && map.get("profile") instanceof String profile
            && map.get("subregistration") instanceof String subregistration) {
          found.put(profile, subregistration);
        }
      }
    }
    return found;
  }

  Set<String> values(Property property) {
    return values.computeIfAbsent(property, p -> p.in(statement));
  }

  /** IRIs of the categories, by which a statement claims a profile. */
  Set<String> categories() {
    return Property.texts(statement, CATEGORIES).collect(Collectors.toUnmodifiableSet());
  }

  boolean objectIsReference() {
    return isReference(statement.get("object"));
  }

  boolean contextHasReference() {
    return statement.get("context") instanceof Map<?, ?> context
        && isReference(context.get("statement"));
  }

  private static boolean isReference(@Nullable Object value) {
    return value instanceof Map<?, ?> map && "StatementRef".equals(map.get("objectType"));
  }

  /** The statement with its context activities as lists, as the rules of a template want it. */
  Map<String, Object> normal() {
    if (normal == null) {
      normal = new LinkedHashMap<>(statement);
      if (statement.get("context") instanceof Map<?, ?> context
          && context.get("contextActivities") instanceof Map<?, ?> activities) {
        Map<Object, Object> lists = new LinkedHashMap<>(activities);
        lists.replaceAll((kind, value) -> value instanceof Map<?, ?> ? List.of(value) : value);
        Map<Object, Object> around = new LinkedHashMap<>(context);
        around.put("contextActivities", lists);
        normal.put("context", around);
      }
    }
    return normal;
  }
}
