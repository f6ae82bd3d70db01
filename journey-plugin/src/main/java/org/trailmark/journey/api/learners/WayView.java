package org.trailmark.journey.api.learners;

import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.api.parameter.Cut;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.runtime.Goals;
import org.trailmark.journey.runtime.Move;
import org.trailmark.journey.runtime.Moves;
import org.trailmark.journey.runtime.Place;
import org.trailmark.journey.runtime.Places;
import org.trailmark.journey.runtime.Remarks;

/** Makes one learner's way of what is stored, each move with its reason in words. */
final class WayView {
  private final Library library;
  private final Handle tx;

  WayView(Library library, Handle tx) {
    this.library = library;
    this.tx = tx;
  }

  LearnerViews.Way of(String learner, String journey, long after, int max) {
    int current = new Publications(tx).current(journey).id();
    List<Place> places =
        new Places(tx)
            .ofLearner(learner).stream()
                .filter(p -> p.journey().equals(journey))
                .sorted(Comparator.comparing(Place::enteredAt).thenComparing(Place::number))
                .toList();
    Cut<Move> page = Cut.to(max, new Moves(tx).page(journey, learner, after, max + 1));
    return new LearnerViews.Way(
        learner,
        journey,
        places.isEmpty() ? null : run(places.get(places.size() - 1), library, tx),
        places.stream().map(place -> run(place, library, tx)).toList(),
        page.rows().stream().map(this::transition).toList(),
        Remarks.of(current, learner, tx),
        page.more(last -> String.valueOf(last.id())));
  }

  static LearnerViews.Run run(Place place, Library library, Handle tx) {
    Journey journey = library.journey(place.publication(), tx);
    Target position = place.position();
    Exit exit = position.exit() ? journey.exits().get(position.id()) : null;
    return new LearnerViews.Run(
        place.journey(),
        journey.version(),
        journey.title(),
        place.number(),
        place.registration(),
        position.exit() ? null : position.id(),
        position.exit() ? null : journey.step(position.id()).stage(),
        position.exit() ? position.id() : null,
        exit == null ? null : Parameters.slug(exit.counts()),
        place.since(),
        place.enteredAt(),
        place.nextDue(),
        new Goals(tx)
            .of(place.journey(), place.learner(), place.number()).stream()
                .map(s -> new LearnerViews.Score(s.goal(), s.dueAt(), s.reachedAt()))
                .toList());
  }

  LearnerViews.Transition transition(Move move) {
    return transition(move, library.journey(move.publication(), tx));
  }

  /**
   * A move with its reason.
   *
   * @param journey the version that decided
   */
  static LearnerViews.Transition transition(Move move, Journey journey) {
    return new LearnerViews.Transition(
        move.id(),
        move.run(),
        journey.version(),
        move.from(),
        move.to().toString(),
        move.to().exit() ? null : journey.step(move.to().id()).stage(),
        move.validAt(),
        move.decidedAt(),
        move.superseded(),
        move.supersededBy(),
        move.supersededAt(),
        new LearnerViews.Reason(
            Parameters.slug(move.why().kind()),
            move.why().rule(),
            move.why().statements(),
            move.why().rosters(),
            move.why().since(),
            new Explanation(journey).of(move)));
  }
}
