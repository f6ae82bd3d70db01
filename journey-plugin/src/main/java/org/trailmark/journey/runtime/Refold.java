package org.trailmark.journey.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.ledger.Asked;
import org.trailmark.journey.ledger.Ledger;
import org.trailmark.journey.publication.PublishedJourney;

/**
 * Folds learners' runs of journeys and makes the database say the same: transitions, positions,
 * goals, agenda, and what is asked of the ledger. Folding twice changes nothing. For one
 * transaction.
 *
 * <p>Takes many pairs at once: what is known of all of them is read ({@link Before}), all are
 * folded in memory ({@link Pasts}), and what is different ({@link Folded}) is written. So the
 * number of SQL statements does not grow with the number of pairs.
 */
final class Refold {
  /** Of so many pairs all is in memory at one time. */
  static final int PIECE = 500;

  private final Handle tx;
  private final Ledger ledger;
  private final Instant known;
  private final Instant now;

  /**
   * @param known how far the stream is known: timers fire up to here, less grace
   * @param now the clock: when what is decided here is decided
   */
  Refold(Handle tx, Ledger ledger, Instant known, Instant now) {
    this.tx = tx;
    this.ledger = ledger;
    this.known = known;
    this.now = now;
  }

  /**
   * Folds.
   *
   * @param lineages for each pair the version that lets people in, after those on which some finish
   */
  void fold(Map<Pair, List<PublishedJourney>> lineages) {
    List<Pair> pairs = List.copyOf(lineages.keySet());
    for (int from = 0; from < pairs.size(); from += PIECE) {
      fold(pairs.subList(from, Math.min(pairs.size(), from + PIECE)), lineages);
    }
  }

  private void fold(List<Pair> pairs, Map<Pair, List<PublishedJourney>> lineages) {
    Before before = Before.of(pairs, known, tx);
    List<Pasts> pasts =
        Pasts.kept(
            pairs.stream()
                .map(pair -> before.wanted(pair, requireNonNull(lineages.get(pair))))
                .toList(),
            tx);
    List<Folded> folded = pasts.stream().map(before::folded).toList();
    new Moves(tx).record(folded.stream().flatMap(one -> one.ways().stream()).toList(), now);
    savePlaces(folded, before);
    saveGoals(folded);
    plan(folded, before);
    saveFolds(pasts);
    List<Asked> asked = folded.stream().flatMap(one -> one.asked().stream()).toList();
    ledger.note(asked, now, tx);
  }

  private void savePlaces(List<Folded> folded, Before before) {
    List<Place> moved = new ArrayList<>();
    List<Place> stayed = new ArrayList<>();
    List<Place> gone = new ArrayList<>();
    for (Folded one : folded) {
      gone.addAll(one.gone());
      List<Place> old = before.places(one.pair());
      for (Place place : one.places()) {
        if (old.contains(place)) {
          continue;
        }
        (old.stream().anyMatch(place::standsAsIn) ? stayed : moved).add(place);
      }
    }
    Places places = new Places(tx);
    places.save(moved);
    places.saveTimes(stayed);
    places.remove(gone);
  }

  private void saveGoals(List<Folded> folded) {
    List<Goals.Of> runs = new ArrayList<>();
    for (Folded one : folded) {
      one.ways().forEach(way -> runs.add(new Goals.Of(way.pair(), way.run())));
    }
    new Goals(tx).save(runs, folded.stream().flatMap(one -> one.goals().stream()).toList());
  }

  private void plan(List<Folded> folded, Before before) {
    List<Agenda.Plan> planned = new ArrayList<>();
    List<Pair> done = new ArrayList<>();
    for (Folded one : folded) {
      Agenda.@Nullable Plan plan = one.plan();
      if (Objects.equals(plan, before.plan(one.pair()))) {
        continue;
      }
      if (plan == null) {
        done.add(one.pair());
      } else {
        planned.add(plan);
      }
    }
    Agenda agenda = new Agenda(tx);
    agenda.set(planned);
    agenda.remove(done);
  }

  private void saveFolds(List<Pasts> pasts) {
    FoldSaves saves = new FoldSaves(tx);
    saves.forgetAll(pasts.stream().flatMap(past -> past.outdated().stream()).toList());
    saves.add(pasts.stream().flatMap(past -> past.saves().stream()).toList());
  }
}
