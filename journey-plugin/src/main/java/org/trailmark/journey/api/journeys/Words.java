package org.trailmark.journey.api.journeys;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.definition.Condition;

/** Says a condition in words. Pure. */
public final class Words {

  private Words() {}

  /** What it waits for, such as {@code she is on the roster x}: a clause, without a full stop. */
  public static String of(Condition condition) {
    if (condition instanceof Condition.Match match) {
      return "a statement came that matches " + match(match);
    }
    if (condition instanceof Condition.Count count) {
      return "%d or more statements%s came that match %s%s"
          .formatted(
              count.min(),
              switch (count.distinct()) {
                case STATEMENT -> "";
                case OBJECT -> " about different objects";
                case REGISTRATION -> " of different registrations";
              },
              match(count.of()),
              count.within() == null ? "" : " within " + count.within());
    }
    if (condition instanceof Condition.Roster roster) {
      return "she is on the roster " + roster.name();
    }
    if (condition instanceof Condition.Sequence sequence) {
      return "statements came %sone after another with %s%s"
          .formatted(
              sequence.strict() ? "directly " : "",
              sequence.of().stream().map(Words::match).collect(joining(", then ")),
              sequence.within() == null ? "" : " within " + sequence.within());
    }
    if (condition instanceof Condition.Absent absent) {
      return "no statement came with %s for %s".formatted(match(absent.of()), absent.during());
    }
    if (condition instanceof Condition.Measure measure) {
      return measure(measure);
    }
    if (condition instanceof Condition.Fading fading) {
      return "%s is %sdue for a review, as %s has it, after statements with %s"
          .formatted(
              fading.outcome().id(),
              fading.due() ? "" : "not ",
              fading.outcome().model().name(),
              match(fading.outcome().review()));
    }
    if (condition instanceof Condition.Plugin<?> plugin) {
      return "%s says so of statements with %s".formatted(plugin.kind().name(), match(plugin.of()));
    }
    if (condition instanceof Condition.Pattern pattern) {
      return "the statements of a registration follow the pattern "
          + shorten(pattern.pattern().id());
    }
    if (condition instanceof Condition.Not not) {
      return "it is not so that " + of(not.of());
    }
    if (condition instanceof Condition.Any any) {
      return any.of().stream().map(Words::of).collect(joining(", or "));
    }
    return ((Condition.All) condition).of().stream().map(Words::of).collect(joining(", and "));
  }

  private static String measure(Condition.Measure measure) {
    String what =
        switch (measure.kind()) {
          case SUM -> "the sum";
          case MAX -> "the greatest";
          case LAST -> "the newest";
        };
    List<String> bounds = new ArrayList<>();
    if (measure.atLeast() != null) {
      bounds.add("at least " + measure.atLeast().toPlainString());
    }
    if (measure.atMost() != null) {
      bounds.add("at most " + measure.atMost().toPlainString());
    }
    return "%s of what is measured in statements with %s is %s%s"
        .formatted(
            what,
            match(measure.of()),
            String.join(" and ", bounds),
            measure.within() == null ? "" : " within " + measure.within());
  }

  private static String match(Condition.Match match) {
    List<String> parts = new ArrayList<>();
    add(parts, "verb", match.verbs());
    add(parts, "activity", match.activities());
    add(parts, "under", match.under());
    add(parts, "type", match.types());
    add(parts, "category", match.categories());
    add(parts, "topic", match.topic());
    if (match.registration().required()) {
      parts.add("a registration");
    }
    if (match.role() != Condition.Role.ACTOR) {
      parts.add("her as " + Parameters.slug(match.role()));
    }
    if (match.where() != null) {
      parts.add("where " + match.where());
    }
    return parts.isEmpty() ? "anything" : String.join(", ", parts);
  }

  private static void add(List<String> parts, String name, Collection<String> iris) {
    if (!iris.isEmpty()) {
      parts.add(name + " " + iris.stream().sorted().map(Words::shorten).collect(joining(" or ")));
    }
  }

  /** The end of an IRI, which is what people know it by. */
  private static String shorten(String iri) {
    int end = iri.endsWith("/") ? iri.length() - 1 : iri.length();
    int cut = Math.max(iri.lastIndexOf('/', end - 1), iri.lastIndexOf('#', end - 1));
    return iri.substring(cut + 1, end);
  }
}
