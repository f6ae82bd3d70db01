package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Reentry;
import org.trailmark.journey.definition.TimeRules;
import org.trailmark.journey.engine.Course;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.ledger.Asked;
import org.trailmark.journey.ledger.Standing;
import org.trailmark.journey.publication.PublishedJourney;

/**
 * What a fold says of one learner's runs of a journey, as the rows that are to say the same.
 *
 * @param before where her runs stood until now, by number
 * @param nextMembership when the next roster begins that she will be on; null: there is none
 */
record Folded(Pasts.Of of, List<Place> before, @Nullable Instant nextMembership, Course course) {

  Pair pair() {
    return of.pair();
  }

  private Journey journey() {
    return of.newest().journey();
  }

  /** Those of her runs that are not any more: their way was revised away. */
  List<Place> gone() {
    Set<Integer> there = course.runs().stream().map(Run::number).collect(Collectors.toSet());
    boolean numbered = journey().reentry().instance() == Reentry.Instance.LEARNER;
    return before.stream()
        .filter(place -> !(numbered && place.number() <= course.before()))
        .filter(place -> !there.contains(place.number()))
        .toList();
  }

  /** Where her runs stand now. */
  List<Place> places() {
    return course.runs().stream()
        .map(
            run ->
                new Place(
                    pair().journey(),
                    pair().learner(),
                    run.number(),
                    run.registration(),
                    publication(run),
                    run.position(),
                    run.since(),
                    run.enteredAt(),
                    run.nextDue(),
                    of.around().horizon()))
        .toList();
  }

  /** The ways of her runs; of those that are gone nothing is left. */
  List<Moves.Way> ways() {
    Map<Integer, Integer> publications = publications();
    return Stream.concat(
            course.runs().stream()
                .map(
                    run ->
                        new Moves.Way(
                            pair(), run.number(), run.known(), publications, run.transitions())),
            gone().stream()
                .map(place -> new Moves.Way(pair(), place.number(), 0, Map.of(), List.of())))
        .toList();
  }

  /** How her runs do by the goals of the journey. */
  List<Goals.Row> goals() {
    return course.runs().stream()
        .flatMap(run -> Goals.Row.of(pair(), run, journey(), of.around().zone()).stream())
        .toList();
  }

  /** When she is to be folded again though no statement comes; null: time alone changes nothing. */
  Agenda.@Nullable Plan plan() {
    TimeRules time = journey().time();
    Instant due = course.nextDue();
    Instant timer = due == null ? null : time.grace().after(due, time.zone());
    if (timer != null && (nextMembership == null || timer.isBefore(nextMembership))) {
      return new Agenda.Plan(pair(), timer, due);
    }
    return nextMembership == null ? null : new Agenda.Plan(pair(), nextMembership, null);
  }

  /** What her runs ask of the ledger; those that are gone ask for nothing. */
  List<Asked> asked() {
    Map<Integer, Integer> publications = publications();
    List<Asked> asked = new ArrayList<>();
    course.runs().forEach(run -> asked.add(asked(run, publications)));
    gone()
        .forEach(
            place ->
                asked.add(
                    new Asked(
                        pair().journey(),
                        pair().learner(),
                        place.number(),
                        of.newest().id(),
                        List.of(),
                        Map.of(),
                        null,
                        null,
                        false)));
    return asked;
  }

  private Asked asked(Run run, Map<Integer, Integer> publications) {
    int publication = publication(run);
    return new Asked(
        pair().journey(),
        pair().learner(),
        run.number(),
        publication,
        run.wanted().stream()
            .map(w -> want(w, publications.getOrDefault(w.version(), publication)))
            .toList(),
        run.occurrences(),
        run.position().exit() ? null : new Standing(run.position().id(), run.since()),
        run.knownTo(),
        before.stream().noneMatch(place -> place.number() == run.number()));
  }

  private Asked.Want want(Run.Wanted wanted, int publication) {
    Instant publishedAt =
        of.lineage().stream()
            .filter(version -> version.id() == publication)
            .map(PublishedJourney::publishedAt)
            .findFirst()
            .orElse(Instant.MIN); // then it is judged by what its publication says
    return new Asked.Want(wanted, publication, publishedAt);
  }

  /** Ids of publications, by version. */
  private Map<Integer, Integer> publications() {
    Map<Integer, Integer> publications = new HashMap<>();
    of.lineage().forEach(version -> publications.put(version.journey().version(), version.id()));
    return publications;
  }

  /** The one by which she moved last. */
  private int publication(Run run) {
    if (!run.transitions().isEmpty()) {
      int version = run.transitions().get(run.transitions().size() - 1).version();
      return publications().getOrDefault(version, of.newest().id());
    }
    return before.stream()
        .filter(place -> place.number() == run.number())
        .map(Place::publication)
        .findFirst()
        .orElse(of.newest().id());
  }
}
