package org.trailmark.journey.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.ConditionKind;

/** Makes conditions, and numbers their matches and values. */
final class ConditionReader {
  private static final int UUID_LENGTH = 36;
  private static final Map<String, Condition.Distinct> DISTINCT =
      Map.of(
          "statement", Condition.Distinct.STATEMENT,
          "object.id", Condition.Distinct.OBJECT,
          "context.registration", Condition.Distinct.REGISTRATION);

  private final Iris iris;
  private final Spans spans;
  private final Faults faults;
  private final Topics topics;
  private final PatternReader patterns;
  private final ConditionKinds kinds;
  private final List<Condition.Match> matches = new ArrayList<>();
  private final List<Condition.Value> values = new ArrayList<>();

  ConditionReader(Iris iris, Topics topics, Spans spans, Faults faults, Vocabulary vocabulary) {
    this.iris = iris;
    this.topics = topics;
    this.spans = spans;
    this.faults = faults;
    this.patterns = new PatternReader(iris, vocabulary.profiles(), faults);
    this.kinds = vocabulary.kinds();
  }

  /** Every match that was read; its atom is its position. */
  List<Condition.Match> matches() {
    return matches;
  }

  /** Everything that is measured; its number is its position. */
  List<Condition.Value> values() {
    return values;
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
      case "sequence" -> sequence(place);
      case "absent" -> absent(place);
      case "sum" -> measure(place, Condition.Measure.Kind.SUM);
      case "max" -> measure(place, Condition.Measure.Kind.MAX);
      case "last" -> measure(place, Condition.Measure.Kind.LAST);
      case "roster" -> new Condition.Roster(place.pointer(), place.text(""));
      case "pattern" -> patterns.read(place);
      default -> kind.startsWith(ConditionKinds.PREFIX) ? plugin(kind, place) : null;
    };
  }

  private @Nullable Condition plugin(String word, Place place) {
    String name = word.substring(ConditionKinds.PREFIX.length());
    Optional<ConditionKind<?>> kind = kinds.find(name);
    if (kind.isEmpty()) {
      faults.add(
          place.pointer(),
          "There is no extension with the condition '"
              + name
              + "'"
              + Nearest.hint(name, kinds.names()));
      return null;
    }
    return plugin(kind.get(), place);
  }

  /** What stands beside {@code of} and {@code value} is the extension's to judge. */
  private <P extends Record> @Nullable Condition plugin(ConditionKind<P> kind, Place place) {
    Condition.Match of = match(place.at(ConditionKinds.OF));
    Place value = place.at(ConditionKinds.VALUE);
    Integer measured = value.exists() ? measured(value, of) : null;
    if (faults.anyBelow(place.pointer())) {
      return null; // what the record would say follows from that
    }
    P parameters =
        RecordReader.read(
            kind.parameters().type(),
            place.without(Set.of(ConditionKinds.OF, ConditionKinds.VALUE)),
            (pointer, sentence) -> faults.add(place.pointer() + pointer, sentence));
    return parameters == null
        ? null
        : new Condition.Plugin<>(place.pointer(), kind, of, measured, parameters);
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
            topics.of(place.at("topic")),
            registration(place.at("registration")),
            role(place.at("role")),
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

  private Condition.Sequence sequence(Place place) {
    return new Condition.Sequence(
        place.pointer(),
        place.at("of").items().stream().map(this::match).toList(),
        place.at("strict").truth(false),
        spans.positive(place.at("within")));
  }

  private Condition.@Nullable Absent absent(Place place) {
    Condition.Match of = match(place.at("of"));
    Span during = spans.positive(place.at("for"));
    return during == null ? null : new Condition.Absent(place.pointer(), of, during);
  }

  private Condition.Measure measure(Place place, Condition.Measure.Kind kind) {
    Condition.Match of = match(place.at("of"));
    int value = measured(place.at("value"), of);
    BigDecimal atLeast = place.at("atLeast").decimal();
    BigDecimal atMost = place.at("atMost").decimal();
    if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
      faults.add(place.at("atMost").pointer(), "This is less than atLeast, so it never holds.");
    }
    return new Condition.Measure(
        place.pointer(), kind, of, value, atLeast, atMost, spans.positive(place.at("within")));
  }

  /** The number of what is measured there. */
  private int measured(Place value, Condition.Match of) {
    if (value.text() != null) {
      try {
        Amount.compile(value.text());
      } catch (IllegalArgumentException e) {
        faults.add(value.pointer(), "This is not CEL that gives a number: " + e.getMessage());
      }
    }
    values.add(new Condition.Value(value.pointer(), of.atom(), value.text("0")));
    return values.size() - 1;
  }

  private Condition.Registration registration(Place place) {
    Set<UUID> any = new LinkedHashSet<>();
    for (Place item : place.oneOrMore()) {
      String text = item.text("");
      if (text.length() == UUID_LENGTH) {
        any.add(UUID.fromString(text));
      }
    }
    return new Condition.Registration(place.exists(), any);
  }

  private static Condition.Role role(Place place) {
    String text = place.text();
    return Arrays.stream(Condition.Role.values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElse(Condition.Role.ACTOR);
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
