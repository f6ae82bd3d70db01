package org.trailmark.journey.definition;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.trailmark.lrs.problem.Nearest;

/** The topics of a definition: named sets of activities. */
final class Topics {
  private final Faults faults;
  private final Map<String, Set<String>> topics = new LinkedHashMap<>();

  Topics(Place declared, Iris iris, Faults faults) {
    this.faults = faults;
    declared
        .entries()
        .forEach(
            (name, place) -> {
              Set<String> activities = new LinkedHashSet<>();
              place.oneOrMore().stream()
                  .filter(item -> item.text() != null)
                  .map(item -> iris.expand(item.text(""), item.pointer()))
                  .filter(Objects::nonNull)
                  .forEach(activities::add);
              topics.put(name, activities);
            });
  }

  /** All activities of the topics that a place names. */
  Set<String> of(Place place) {
    Set<String> activities = new LinkedHashSet<>();
    for (Place item : place.oneOrMore()) {
      String name = item.text();
      Set<String> topic = topics.get(name);
      if (topic != null) {
        activities.addAll(topic);
      } else if (name != null) {
        faults.add(
            item.pointer(),
            "There is no topic '" + name + "'" + Nearest.hint(name, topics.keySet()));
      }
    }
    return activities;
  }
}
