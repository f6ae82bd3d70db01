package org.trailmark.journey.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decides which statements a template is meant for: the <i>determining properties</i> of the
 * standard (Profiles, Structure 8.0). A template is meant for a statement that has at least the
 * values that the template names.
 */
enum Property {
  VERB("verb", "verb.id"),
  OBJECT_TYPE("objectActivityType", "object.definition.type"),
  GROUPING("contextGroupingActivityType", "context.contextActivities.grouping.definition.type"),
  PARENT("contextParentActivityType", "context.contextActivities.parent.definition.type"),
  OTHER("contextOtherActivityType", "context.contextActivities.other.definition.type"),
  CATEGORY("contextCategoryActivityType", "context.contextActivities.category.definition.type"),
  AGENT("contextAgentActivityType", "context.contextAgents.relevantTypes"),
  GROUP("contextGroupActivityType", "context.contextGroups.relevantTypes"),
  RESULT_EXTENSION("resultExtension", "result.extensions.*"),
  CONTEXT_EXTENSION("contextExtension", "context.extensions.*"),
  ATTACHMENT("attachmentUsageType", "attachments.usageType");

  private final String key;

  /** Where a statement has it; lists are gone through, and a star means the keys. */
  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which the check cannot see
  private final List<String> path;

  Property(String key, String path) {
    this.key = key;
    this.path = List.of(path.split("\\.", -1));
  }

  /** As a Profile writes it. */
  String key() {
    return key;
  }

  /** Whether a Profile gives a list of values; else it gives one. */
  boolean several() {
    return this != VERB && this != OBJECT_TYPE;
  }

  static Optional<Property> of(String key) {
    return Arrays.stream(values()).filter(property -> property.key.equals(key)).findFirst();
  }

  /** The values that a statement has. */
  Set<String> in(Map<?, ?> statement) {
    return texts(statement, path).collect(Collectors.toUnmodifiableSet());
  }

  /** All texts at a place of a JSON value. */
  static Stream<String> texts(@Nullable Object value, List<String> path) {
    if (value instanceof List<?> list) {
      return list.stream().flatMap(item -> texts(item, path));
    }
    if (path.isEmpty()) {
      return value instanceof String text ? Stream.of(text) : Stream.of();
    }
    if (!(value instanceof Map<?, ?> object)) {
      return Stream.of();
    }
    if (path.get(0).equals("*")) {
      return object.keySet().stream().map(String::valueOf);
    }
    return texts(object.get(path.get(0)), path.subList(1, path.size()));
  }
}
