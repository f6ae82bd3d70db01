package org.trailmark.journey.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Succession;
import org.trailmark.journey.engine.Course;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.engine.Lineage;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.engine.StatementMatcher;
import org.trailmark.journey.engine.Surroundings;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.journey.sighting.Audience;
import org.trailmark.journey.sighting.Sightings;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.store.StatementPage;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Folds one person on a draft: her statements are found in the store, and what they mean stays in
 * memory. Costs what she did, not what everybody did, and writes nothing.
 */
final class TrialFold {
  private static final int PIECE = 500;

  private final PluginContext context;
  private final Library library;

  TrialFold(PluginContext context, Library library) {
    this.context = context;
    this.library = library;
  }

  Trial of(JourneyReader.Reading reading, Ifi agent) {
    Journey journey = reading.journey();
    Instant now = context.clock().instant();
    PublishedJourney draft =
        new PublishedJourney(0, now, journey, new StatementMatcher(journey), Set.of());
    List<Ifi> person = context.identities().person(agent);
    List<Sightings.Sighting> seen = seen(draft, person);
    return context.database().read(c -> fold(reading, draft, person, seen, Handles.over(c)));
  }

  /** What the statements of all her agents mean. */
  private List<Sightings.Sighting> seen(PublishedJourney draft, List<Ifi> person) {
    boolean related =
        draft.matcher().roles().contains(Condition.Role.INSTRUCTOR)
            || draft.matcher().roles().contains(Condition.Role.TEAM);
    List<Sightings.Sighting> seen = new ArrayList<>();
    for (Ifi agent : person) {
      StatementQuery query =
          new StatementQuery(
              agent, related, null, null, false, null, null, null, true, PIECE, null);
      StatementQuery.@Nullable Cursor next;
      do {
        StatementPage page = context.statements().query(query);
        Sightings.of(page.statements(), new Audience(List.of(draft)), History::passOver)
            .all()
            .stream()
            .filter(sighting -> sighting.who().key().equals(agent.key()))
            .forEach(seen::add);
        next = page.next();
        query = next == null ? query : query.from(next);
      } while (next != null);
    }
    return seen;
  }

  private Trial fold(
      JourneyReader.Reading reading,
      PublishedJourney draft,
      List<Ifi> person,
      List<Sightings.Sighting> seen,
      Handle tx) {
    Journey journey = draft.journey();
    @Nullable String learner =
        person.stream()
            .flatMap(agent -> new Learners(tx).ofKey(agent.key()).stream())
            .findFirst()
            .orElse(null);
    String id = learner == null ? "" : learner;
    Circumstances circumstances = Circumstances.of(List.of(id), new StreamTime(tx).get(), tx);
    Surroundings around = circumstances.around(id, journey, circumstances.horizon(journey));
    List<Evidence> evidence =
        seen.stream()
            .map(Sightings.Sighting::evidence)
            .filter(each -> !each.atoms().isEmpty())
            .toList();
    List<PublishedJourney> lineage = new ArrayList<>(earlier(journey, tx));
    lineage.add(draft);
    Course course = fold(lineage, id, evidence, around, tx);
    Map<Integer, Journey> versions = new HashMap<>();
    lineage.forEach(by -> versions.put(by.journey().version(), by.journey()));
    return new Trial(
        reading,
        learner,
        evidence.size(),
        course.runs().stream()
            .map(run -> way(run, id, journey, versions, around, draft.publishedAt()))
            .toList(),
        remarks(seen));
  }

  /**
   * Folds.
   *
   * @param lineage the draft last, to which only what is at hand is known
   * @param draft what her statements mean to the draft
   */
  private static Course fold(
      List<PublishedJourney> lineage,
      String learner,
      List<Evidence> draft,
      Surroundings around,
      Handle tx) {
    Lineage fold = Pasts.lineage(lineage, around);
    for (PublishedJourney by : lineage.subList(0, lineage.size() - 1)) {
      Whose whose = new Whose(by.id(), learner);
      fold.fold(
          null,
          new EvidenceRows(tx)
              .of(Map.of(whose, EvidenceRows.Stretch.ALL))
              .getOrDefault(whose, List.of()));
    }
    fold.fold(null, draft);
    return fold.course();
  }

  /** Versions on which some would finish, or from which they would be mapped. */
  private List<PublishedJourney> earlier(Journey journey, Handle tx) {
    if (journey.succession().how() == Succession.How.FOLLOW) {
      return List.of();
    }
    return new Publications(tx)
        .lineages().getOrDefault(journey.id(), List.of()).stream()
            .map(publication -> library.get(publication, tx))
            .filter(version -> version.journey().version() < journey.version())
            .toList();
  }

  private static Trial.Way way(
      Run run,
      String learner,
      Journey journey,
      Map<Integer, Journey> versions,
      Surroundings around,
      Instant now) {
    List<Trial.Step> moves = new ArrayList<>();
    for (Run.Transition each : run.transitions()) {
      Move move =
          new Move(
              moves.size() + 1L,
              run.number(),
              0,
              each.from(),
              each.to(),
              each.validAt(),
              now,
              Why.of(each.cause()),
              null,
              null);
      moves.add(new Trial.Step(move, requireNonNull(versions.get(each.version()))));
    }
    Place place =
        new Place(
            journey.id(),
            learner,
            run.number(),
            run.registration(),
            0,
            run.position(),
            run.since(),
            run.enteredAt(),
            run.nextDue(),
            around.horizon());
    return new Trial.Way(
        place,
        moves.isEmpty() ? journey : moves.get(moves.size() - 1).by(),
        moves,
        run.wanted().stream()
            .map(
                want -> new Trial.Ask(want.touchpoint(), want.occurrence(), want.step(), want.at()))
            .toList());
  }

  private static List<Remark> remarks(List<Sightings.Sighting> seen) {
    return seen.stream()
        .filter(sighting -> !sighting.problems().isEmpty())
        .map(
            sighting ->
                new Remark(
                    sighting.evidence().statementId(),
                    sighting.evidence().at(),
                    sighting.problems(),
                    false))
        .sorted(Comparator.comparing(Remark::at).reversed())
        .limit(Remarks.NEWEST)
        .toList();
  }
}
