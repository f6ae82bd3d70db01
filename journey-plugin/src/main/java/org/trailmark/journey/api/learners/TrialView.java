package org.trailmark.journey.api.learners;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.journeys.Shape;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.runtime.Place;
import org.trailmark.journey.runtime.Places;
import org.trailmark.journey.runtime.Remark;
import org.trailmark.journey.runtime.Trial;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.store.StatementReader;

/** Makes of a trial what the interface says: where she would stand, and where she stands. */
final class TrialView {
  private final Library library;
  private final StatementReader statements;
  private final Handle tx;

  TrialView(Library library, StatementReader statements, Handle tx) {
    this.library = library;
    this.statements = statements;
    this.tx = tx;
  }

  Tried of(Trial trial) {
    Journey journey = trial.reading().journey();
    return new Tried(
        journey.id(),
        journey.version(),
        journey.title(),
        trial.reading().warnings(),
        Shape.of(journey),
        trial.learner(),
        trial.statements(),
        trial.runs().stream().map(this::run).toList(),
        now(trial.learner(), journey.id()),
        trial.remarks());
  }

  private List<LearnerViews.Run> now(@Nullable String learner, String journey) {
    return learner == null
        ? List.of()
        : new Places(tx)
            .ofLearner(learner).stream()
                .filter(place -> place.journey().equals(journey))
                .map(place -> WayView.run(place, library, tx))
                .toList();
  }

  private TriedRun run(Trial.Way way) {
    Place place = way.place();
    Target position = place.position();
    Exit exit = position.exit() ? way.by().exits().get(position.id()) : null;
    List<UUID> because =
        way.moves().isEmpty()
            ? List.of()
            : way.moves().get(way.moves().size() - 1).move().why().statements();
    return new TriedRun(
        place.number(),
        place.registration(),
        position.exit() ? null : position.id(),
        position.exit() ? null : way.by().step(position.id()).stage(),
        position.exit() ? position.id() : null,
        exit == null ? null : Parameters.slug(exit.counts()),
        place.since(),
        place.enteredAt(),
        place.nextDue(),
        way.moves().stream().map(step -> WayView.transition(step.move(), step.by())).toList(),
        StatementInShort.newest(because, statements, tx),
        way.touchpoints());
  }

  /**
   * Where one person would stand by a definition.
   *
   * @param learner null: journeys do not know her yet
   * @param statements how many of hers mean something to it
   * @param runs where she would stand; empty: she would not be on the journey
   * @param now where she stands on the journey of this id; empty: she is not on it
   */
  record Tried(
      String journey,
      int version,
      Map<String, String> title,
      List<Fault> warnings,
      Shape shape,
      @Nullable String learner,
      int statements,
      List<TriedRun> runs,
      List<LearnerViews.Run> now,
      List<Remark> remarks) {}

  /**
   * One run.
   *
   * @param moves {@code decidedAt} is when it was tried
   * @param statements that led to the last move
   * @param touchpoints that the way would ask for; no gate was asked
   */
  record TriedRun(
      int run,
      @Nullable UUID registration,
      @Nullable String step,
      @Nullable String stage,
      @Nullable String exit,
      @Nullable String counts,
      Instant since,
      Instant enteredAt,
      @Nullable Instant nextDue,
      List<LearnerViews.Transition> moves,
      List<LearnerViews.StatementShown> statements,
      List<Trial.Ask> touchpoints) {}
}
