package org.trailmark.journey.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.profile.Profiles;

/** Makes conditions, and numbers their matches. */
final class ConditionReader {
  private static final Map<String, Condition.Distinct> DISTINCT =
      Map.of(
          "statement", Condition.Distinct.STATEMENT,
          "object.id", Condition.Distinct.OBJECT,
          "context.registration", Condition.Distinct.REGISTRATION);

  private final Iris iris;
  private final Spans spans;
  private final Faults faults;
  private final PatternReader patterns;
  private final List<Condition.Match> matches = new ArrayList<>();

  ConditionReader(Iris iris, Spans spans, Faults faults, Profiles profiles) {
    this.iris = iris;
    this.spans = spans;
    this.faults = faults;
    this.patterns = new PatternReader(iris, profiles, faults);
  }

  /** Every match that was read; its atom is its position. */
  List<Condition.Match> matches() {
    return matches;
  }

  /**
   * The condition that a map holds, in a rule beside other keys; null where there is none, which
   * the schema has said.
   */
  @Nullable Condition read(Place map) {
    for (Map.Entry<String, Place> entry : map.entries().entrySet()) {
      Condition condition = read(entry.getKey(), entry.getValue());
      if (condition != null) {
        return condition;
      }
    }
    return null;
  }

  private @Nullable Condition read(String kind, Place place) {
    return switch (kind) {
      case "any" -> new Condition.Any(place.pointer(), readAll(place));
      case "all" -> new Condition.All(place.pointer(), readAll(place));
      case "not" -> {
        Condition inner = read(place);
        yield inner == null ? null : new Condition.Not(place.pointer(), inner);
      }
      case "match" -> match(place);
      case "count" -> count(place);
      case "roster" -> new Condition.Roster(place.pointer(), place.text(""));
      case "pattern" -> patterns.read(place);
      default -> null;
    };
  }

  private List<Condition> readAll(Place list) {
    return list.items().stream().map(this::read).filter(Objects::nonNull).toList();
  }

  private Condition.Match match(Place place) {
    Place where = place.at("where");
    if (where.text() != null) {
      try {
        Where.compile(where.text());
      } catch (IllegalArgumentException e) {
        faults.add(where.pointer(), "This is not CEL that is true or false: " + e.getMessage());
      }
    }
    Condition.Match match =
        new Condition.Match(
            place.pointer(),
            matches.size(),
            iris(place.at("verb")),
            iris(place.at("activity")),
            iris(place.at("under")),
            iris(place.at("type")),
            iris(place.at("category")),
            where.text());
    matches.add(match);
    return match;
  }

  private Condition.Count count(Place place) {
    Condition.Distinct distinct = DISTINCT.get(place.at("distinct").text("statement"));
    return new Condition.Count(
        place.pointer(),
        match(place.at("of")),
        distinct == null ? Condition.Distinct.STATEMENT : distinct,
        Math.max(1, place.at("min").number(1)),
        spans.positive(place.at("within")));
  }

  private Set<String> iris(Place place) {
    Set<String> found = new LinkedHashSet<>();
    for (Place item : place.oneOrMore()) {
      String iri = item.text() == null ? null : iris.expand(item.text(), item.pointer());
      if (iri != null) {
        found.add(iri);
      }
    }
    return found;
  }
}
