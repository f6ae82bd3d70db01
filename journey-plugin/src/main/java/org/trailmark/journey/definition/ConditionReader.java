package org.trailmark.journey.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import org.trailmark.journey.extension.MemoryModel;
import org.trailmark.journey.extension.Parameters;
import org.trailmark.lrs.problem.Nearest;

/** Makes conditions, and numbers their matches and values. */
final class ConditionReader {
  private static final int UUID_LENGTH = 36;
  private static final Set<String> CONDITION_WORDS = Set.of(Extensions.OF, Extensions.VALUE);
  private static final Set<String> MEMORY_WORDS =
      Set.of(Extensions.MODEL, Extensions.REVIEW, Extensions.GRADE);
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
  private final Extensions extensions;
  private final Map<String, Outcome<?>> outcomes = new LinkedHashMap<>();

  /** Outcomes that are there, also those that cannot be read. */
  private Set<String> outcomeIds = Set.of();

  private final List<Condition.Match> matches = new ArrayList<>();
  private final List<Condition.Value> values = new ArrayList<>();

  ConditionReader(Iris iris, Topics topics, Spans spans, Faults faults, Vocabulary vocabulary) {
    this.iris = iris;
    this.topics = topics;
    this.spans = spans;
    this.faults = faults;
    this.patterns = new PatternReader(iris, vocabulary.profiles(), faults);
    this.extensions = vocabulary.extensions();
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
      case "memory" -> fading(place);
      default -> kind.startsWith(Extensions.PREFIX) ? plugin(kind, place) : null;
    };
  }

  private @Nullable Condition plugin(String word, Place place) {
    String name = word.substring(Extensions.PREFIX.length());
    Optional<ConditionKind<?>> kind = extensions.condition(name);
    if (kind.isEmpty()) {
      faults.add(
          place.pointer(),
          "There is no extension with the condition '"
              + name
              + "'"
              + Nearest.hint(name, extensions.conditions()));
      return null;
    }
    return plugin(kind.get(), place);
  }

  /** What stands beside {@code of} and {@code value} is the extension's to judge. */
  private <P extends Record> @Nullable Condition plugin(ConditionKind<P> kind, Place place) {
    Condition.Match of = match(place.at(Extensions.OF));
    Place value = place.at(Extensions.VALUE);
    Integer measured = value.exists() ? measured(value, of) : null;
    P parameters = parameters(kind.parameters(), place, CONDITION_WORDS);
    return parameters == null
        ? null
        : new Condition.Plugin<>(place.pointer(), kind, of, measured, parameters);
  }

  /** Reads what fades, before any condition asks for it. */
  void readOutcomes(Place memory) {
    Map<String, Place> entries = memory.entries();
    outcomeIds = entries.keySet();
    entries.forEach(this::outcome);
  }

  private void outcome(String id, Place place) {
    String name = place.at(Extensions.MODEL).text();
    Optional<MemoryModel<?>> model = name == null ? Optional.empty() : extensions.model(name);
    if (name != null && model.isEmpty()) {
      faults.add(
          place.at(Extensions.MODEL).pointer(),
          "There is no model of memory '"
              + name
              + "'"
              + Nearest.hint(name, extensions.models())
              + " There are "
              + String.join(", ", extensions.models())
              + ".");
    }
    model.ifPresent(known -> outcome(id, known, place));
  }

  private <P extends Record> void outcome(String id, MemoryModel<P> model, Place place) {
    Condition.Match review = match(place.at(Extensions.REVIEW));
    Place grade = place.at(Extensions.GRADE);
    Integer graded = grade.exists() ? measured(grade, review) : null;
    P parameters = parameters(model.parameters(), place, MEMORY_WORDS);
    if (parameters != null) {
      outcomes.put(id, new Outcome<>(id, model, parameters, review, graded));
    }
  }

  /** What an extension is told; null where there is a fault. */
  private <P extends Record> @Nullable P parameters(
      Parameters<P> parameters, Place place, Set<String> ours) {
    if (faults.anyBelow(place.pointer())) {
      return null; // what the record would say follows from that
    }
    return RecordReader.read(
        parameters.type(),
        place.without(ours),
        (pointer, sentence) -> faults.add(place.pointer() + pointer, sentence));
  }

  private Condition.@Nullable Fading fading(Place place) {
    String id = place.at("outcome").text();
    if (id == null) {
      return null;
    }
    if (!outcomeIds.contains(id)) {
      faults.add(
          place.at("outcome").pointer(),
          "There is no outcome '" + id + "' in memory" + Nearest.hint(id, outcomeIds));
    }
    Outcome<?> outcome = outcomes.get(id);
    return outcome == null
        ? null
        : new Condition.Fading(place.pointer(), outcome, place.at("due").truth(true));
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
