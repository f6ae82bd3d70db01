package org.trailmark.journey.api.learners;

import java.util.Optional;
import java.util.stream.Stream;
import org.trailmark.journey.api.journeys.Words;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.runtime.Move;
import org.trailmark.journey.runtime.Why;

/** Says in a sentence why a learner moved. Pure. */
final class Explanation {
  private final Journey journey;

  Explanation(Journey journey) {
    this.journey = journey;
  }

  String of(Move move) {
    String what =
        move.from() == null
            ? "She entered on " + move.to()
            : move.to().exit()
                ? "She left by %s from %s".formatted(move.to().id(), move.from())
                : "She moved from %s to %s".formatted(move.from(), move.to());
    return what + " because " + why(move.why()) + ".";
  }

  private String why(Why why) {
    return switch (why.kind()) {
      case AFTER -> span(why) + " had passed since she came there on " + why.since();
      case IDLE -> span(why) + " had passed since her last relevant statement on " + why.since();
      case MAPPED -> "a new version was published, in which her step has this name";
      case HELD ->
          condition(why.rule()).map(Words::of).orElse("the rule " + why.rule() + " held")
              + statements(why);
    };
  }

  private static String statements(Why why) {
    int count = why.statements().size();
    return count == 0
        ? ""
        : " (%s %s)"
            .formatted(
                count == 1 ? "statement" : count + " statements, the last",
                why.statements().get(count - 1));
  }

  private String span(Why why) {
    return journey.steps().values().stream()
        .flatMap(step -> Stream.concat(step.after().stream(), step.idle().stream()))
        .filter(timer -> timer.path().equals(why.rule()))
        .map(timer -> timer.span().toString())
        .findFirst()
        .orElse("The time of " + why.rule());
  }

  /** What the rule at this place of the definition waits for. */
  private Optional<Condition> condition(String rule) {
    if (rule.equals("/entry")) {
      return Optional.of(journey.entry());
    }
    for (Exit exit : journey.exits().values()) {
      if (exit.on() != null && rule.equals("/exits/" + exit.id() + "/on")) {
        return Optional.of(exit.on());
      }
    }
    return journey.steps().values().stream()
        .flatMap(step -> step.on().stream())
        .filter(candidate -> candidate.path().equals(rule))
        .map(Step.Rule::when)
        .findFirst();
  }
}
