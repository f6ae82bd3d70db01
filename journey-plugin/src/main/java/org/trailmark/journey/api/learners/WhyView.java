package org.trailmark.journey.api.learners;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.journeys.Words;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.runtime.Move;
import org.trailmark.journey.runtime.Moves;
import org.trailmark.journey.runtime.Place;
import org.trailmark.journey.runtime.Places;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.StatementReader;
import tools.jackson.databind.JsonNode;

/** Makes of what is stored why a learner stands where she stands, and what leads on from there. */
final class WhyView {
  private final Library library;
  private final StatementReader statements;
  private final Handle tx;

  WhyView(Library library, StatementReader statements, Handle tx) {
    this.library = library;
    this.statements = statements;
    this.tx = tx;
  }

  /**
   * Explains.
   *
   * @param run which of her runs; null: the newest
   * @throws LrsException {@code NOT_FOUND} where there is no such run
   */
  LearnerViews.WhyHere of(String learner, String journey, @Nullable Long run) {
    Place place =
        new Places(tx)
            .ofLearner(learner).stream()
                .filter(p -> p.journey().equals(journey))
                .filter(p -> run == null || p.number() == run)
                .reduce((first, second) -> second)
                .orElseThrow(() -> missing(learner, journey, run));
    Move move =
        new Moves(tx)
            .newest(journey, learner, place.number())
            .orElseThrow(() -> missing(learner, journey, run));
    Definition decided = new Definition(move.publication());
    return new LearnerViews.WhyHere(
        learner,
        journey,
        WayView.run(place, library, tx),
        new WayView(library, tx).transition(move),
        decided.at(move.why().rule()),
        StatementInShort.newest(move.why().statements(), statements, tx),
        rosters(learner, move.why().rosters()),
        place.position().exit() ? List.of() : onward(place));
  }

  private static LrsException missing(String learner, String journey, @Nullable Long run) {
    return new LrsException(
        ProblemCode.NOT_FOUND,
        "%s is not on %s%s".formatted(learner, journey, run == null ? "" : " in run " + run));
  }

  private Map<String, Instant> rosters(String learner, List<String> names) {
    Map<String, Instant> took = new LinkedHashMap<>();
    new Rosters(tx)
        .of(learner)
        .forEach(
            (name, since) -> {
              if (names.contains(name)) {
                took.put(name, since);
              }
            });
    return took;
  }

  private List<LearnerViews.Onward> onward(Place place) {
    Definition definition = new Definition(place.publication());
    Journey journey = library.journey(place.publication(), tx);
    Step step = journey.step(place.position().id());
    List<LearnerViews.Onward> onward = new ArrayList<>();
    for (Exit exit : journey.exits().values()) {
      if (exit.on() != null) {
        onward.add(
            definition.onward(
                "/exits/" + exit.id() + "/on",
                Target.exit(exit.id()),
                "when",
                null,
                Words.of(exit.on())));
      }
    }
    for (Step.Rule rule : step.on()) {
      onward.add(definition.onward(rule.path(), rule.to(), "when", null, Words.of(rule.when())));
    }
    ZoneId zone = new Preferences(tx).of(place.learner()).zoneOr(journey.time().zone());
    for (Step.Timer timer : step.after()) {
      Instant due = timer.span().after(place.since(), zone);
      onward.add(
          definition.onward(
              timer.path(), timer.to(), "after", due, timer.span() + " pass on this step"));
    }
    for (Step.Timer timer : step.idle()) {
      onward.add(
          definition.onward(
              timer.path(),
              timer.to(),
              "idle",
              null,
              timer.span() + " pass without a relevant statement"));
    }
    return onward;
  }

  /** The text of a version. */
  private final class Definition {
    private final JsonNode root;

    Definition(int publication) {
      this.root = JourneyReader.source(new Publications(tx).text(publication));
    }

    Object at(String pointer) {
      return root.at(pointer);
    }

    LearnerViews.Onward onward(
        String rule, Target to, String kind, @Nullable Instant due, String condition) {
      return new LearnerViews.Onward(
          rule,
          to.toString(),
          kind,
          at(rule),
          due,
          "She goes to %s as soon as %s.".formatted(to, condition));
    }
  }
}
