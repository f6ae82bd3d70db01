package org.trailmark.journey.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What matches look at in a statement.
 *
 * @param object IRI of the object where it is an activity
 * @param type IRI of the object's type where it is an activity that has one
 * @param around IRIs of the context's parents and groupings
 * @param categories IRIs of the context's categories
 * @param context IRIs of all activities of the context
 */
record StatementFacts(
    String verb,
    @Nullable String object,
    @Nullable String type,
    Set<String> around,
    Set<String> categories,
    Set<String> context,
    @Nullable UUID registration) {

  /** Of a valid statement. */
  static StatementFacts of(Map<String, ?> statement) {
    Map<?, ?> object = map(statement.get("object"));
    boolean activity =
        "Activity".equals(object.containsKey("objectType") ? object.get("objectType") : "Activity");
    Map<?, ?> context = map(statement.get("context"));
    Map<?, ?> activities = map(context.get("contextActivities"));
    Set<String> around = new HashSet<>();
    addIds(activities.get("parent"), around);
    addIds(activities.get("grouping"), around);
    Set<String> categories = new HashSet<>();
    addIds(activities.get("category"), categories);
    Set<String> all = new HashSet<>(around);
    all.addAll(categories);
    addIds(activities.get("other"), all);
    String verb = text(map(statement.get("verb")).get("id"));
    String registration = text(context.get("registration"));
    return new StatementFacts(
        verb == null ? "" : verb,
        activity ? text(object.get("id")) : null,
        activity ? text(map(object.get("definition")).get("type")) : null,
        around,
        categories,
        all,
        registration == null ? null : UUID.fromString(registration));
  }

  /** Context activities are a list, or in old statements one activity (xAPI-Data 2.4.6.2). */
  private static void addIds(@Nullable Object activities, Set<String> ids) {
    List<?> list =
        activities instanceof List<?> several
            ? several
            : activities instanceof Map<?, ?> one ? List.of(one) : List.of();
    for (Object activity : list) {
      String id = text(map(activity).get("id"));
      if (id != null) {
        ids.add(id);
      }
    }
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }
}
