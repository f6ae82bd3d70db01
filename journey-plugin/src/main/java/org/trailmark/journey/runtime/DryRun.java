package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Succession;
import org.trailmark.journey.engine.Course;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.ledger.LedgerKey;
import org.trailmark.journey.ledger.Wishes;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.PinnedProfiles;
import org.trailmark.journey.publication.Publication;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * Publishes as a draft that nobody goes by, reads history for it as for any publication, folds
 * everybody on it without writing anything down, counts, and removes it again. The same code as a
 * publication, in transactions just as short; memory does not grow with history.
 *
 * <p>What stays is that the agents of the statements it read are known by their names.
 */
final class DryRun {
  private static final int LEARNERS = 200;
  private static final int SWEPT_AGENTS = 500;

  private final PluginContext context;
  private final Library library;
  private final History history;

  DryRun(PluginContext context, Library library) {
    this.context = context;
    this.library = library;
    this.history = new History(context.log());
  }

  Preview of(Journey journey, String text, PinnedProfiles profiles) {
    Publication draft =
        context
            .database()
            .write(
                c -> {
                  Publication added =
                      new Publications(Handles.over(c))
                          .add(
                              journey,
                              text,
                              Publication.State.DRAFT,
                              context.checkpoint(c),
                              context.clock().instant());
                  profiles.store(added.id(), Handles.over(c));
                  return added;
                });
    try {
      PublishedJourney published =
          context.database().read(c -> library.read(draft, Handles.over(c)));
      boolean last = false;
      while (!last) {
        last =
            context
                .database()
                .write(
                    c -> {
                      Handle tx = Handles.over(c);
                      return !history
                          .read(List.of(new Publications(tx).get(draft.id())), p -> published, tx)
                          .isEmpty();
                    });
      }
      return count(published);
    } finally {
      remove(draft.id(), context.database());
    }
  }

  private Preview count(PublishedJourney published) {
    Tally tally = new Tally(published);
    String after = "";
    while (true) {
      String from = after;
      List<String> learners =
          context
              .database()
              .read(
                  c -> {
                    Handle tx = Handles.over(c);
                    List<String> next =
                        new EvidenceRows(tx).learners(published.id(), from, LEARNERS);
                    look(published, next, tally, tx);
                    return next;
                  });
      if (learners.isEmpty()) {
        return tally.preview();
      }
      after = learners.get(learners.size() - 1);
    }
  }

  private void look(PublishedJourney published, List<String> learners, Tally tally, Handle tx) {
    Journey journey = published.journey();
    List<PublishedJourney> lineage = lineage(published, tx);
    List<Pair> pairs = learners.stream().map(each -> new Pair(journey.id(), each)).toList();
    Circumstances circumstances = Circumstances.of(learners, new StreamTime(tx).get(), tx);
    Instant horizon = circumstances.horizon(journey);
    List<Pasts> pasts =
        Pasts.lookedAt(
            pairs.stream()
                .map(
                    pair ->
                        new Pasts.Of(
                            pair, lineage, circumstances.around(pair.learner(), journey, horizon)))
                .toList(),
            tx);
    Map<Pair, List<Place>> places = new Places(tx).of(pairs);
    for (Pasts past : pasts) {
      Pair pair = past.of().pair();
      Set<String> sent = new Wishes(tx).sentKeys(pair.journey(), pair.learner());
      List<Place> standing = places.getOrDefault(pair, List.of());
      tally.add(
          past.course(),
          standing.isEmpty() ? Optional.empty() : Optional.of(standing.get(standing.size() - 1)),
          (run, want) ->
              sent.contains(
                  LedgerKey.of(
                      pair.learner(),
                      pair.journey(),
                      run.number(),
                      want.touchpoint(),
                      want.occurrence())));
    }
  }

  /** The draft, after those on which some would finish. */
  private List<PublishedJourney> lineage(PublishedJourney draft, Handle tx) {
    List<PublishedJourney> lineage = new ArrayList<>();
    Journey journey = draft.journey();
    if (journey.succession().how() != Succession.How.FOLLOW) {
      new Publications(tx)
          .lineages()
          .getOrDefault(journey.id(), List.of())
          .forEach(id -> lineage.add(library.get(id, tx)));
    }
    lineage.add(draft);
    return lineage;
  }

  /** In pieces, so that nobody waits long. */
  static void remove(int draft, PluginDatabase database) {
    boolean more = true;
    while (more) {
      more = database.write(c -> new EvidenceRows(Handles.over(c)).sweep(draft, SWEPT_AGENTS) > 0);
    }
    database.write(
        c -> {
          new Publications(Handles.over(c)).remove(draft);
          return draft;
        });
  }

  /** Counts as it goes. */
  private static final class Tally {
    private final Map<String, Long> byStep = new LinkedHashMap<>();
    private final Map<String, Long> byExit = new LinkedHashMap<>();
    private long learners;
    private long entered;
    private long stay;
    private long move;
    private long join;
    private long drop;
    private long exit;
    private long pastTouchpoints;
    private long suppressed;
    private long wouldSend;
    private final Instant publishedAt;

    Tally(PublishedJourney published) {
      Journey journey = published.journey();
      publishedAt = published.publishedAt();
      journey.steps().keySet().forEach(step -> byStep.put(step, 0L));
      journey.exits().keySet().forEach(exit -> byExit.put(exit, 0L));
    }

    void add(Course course, Optional<Place> now, BiPredicate<Run, Run.Wanted> isSent) {
      Optional<Run> run = course.latest();
      learners++;
      if (run.isEmpty()) {
        drop += now.isPresent() ? 1 : 0;
        return;
      }
      entered++;
      course.runs().forEach(each -> each.wanted().forEach(w -> add(w, isSent.test(each, w))));
      var position = run.get().position();
      (position.exit() ? byExit : byStep).merge(position.id(), 1L, Long::sum);
      if (now.isEmpty()) {
        join++;
      } else if (now.get().position().equals(position)) {
        stay++;
      } else if (position.exit() && !now.get().position().exit()) {
        exit++;
      } else {
        move++;
      }
    }

    private void add(Run.Wanted wanted, boolean sent) {
      boolean past = wanted.at().isBefore(publishedAt);
      pastTouchpoints += past ? 1 : 0;
      suppressed += past && !sent ? 1 : 0;
      wouldSend += past || sent ? 0 : 1;
    }

    Preview preview() {
      return new Preview(
          learners,
          entered,
          byStep,
          byExit,
          stay,
          move,
          exit,
          join,
          drop,
          pastTouchpoints,
          suppressed,
          wouldSend);
    }
  }
}
