package org.trailmark.journey.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.definition.TimeRules;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.sighting.Sightings;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;

/** Makes evidence of a batch of statements: the first part of the flow. For one transaction. */
final class Intake {
  private final Handle tx;

  Intake(Handle tx) {
    this.tx = tx;
  }

  /**
   * Takes what was seen in the live stream.
   *
   * @param known how far the stream is known
   * @param statements finds what is voided
   * @return who is to be folded again
   */
  Set<Pair> live(Sightings seen, Instant known, StatementReader statements) {
    Set<Pair> touched = new LinkedHashSet<>(takeBack(seen.voided(), statements));
    List<EvidenceRows.Row> fresh = new EvidenceRows(tx).add(tellLate(rows(seen), known));
    Map<Pair, Instant> changed = new LinkedHashMap<>();
    for (EvidenceRows.Row row : fresh) {
      if (row.counts()) {
        changed.merge(row.pair(), row.evidence().at(), FoldSaves::earlier);
      }
    }
    new FoldSaves(tx).forgetFrom(changed);
    touched.addAll(changed.keySet());
    return touched;
  }

  /** Takes what was seen in history: nothing in it is late, and nobody is folded yet. */
  void history(Sightings seen) {
    new Voids(tx).add(seen.voided());
    new EvidenceRows(tx).add(rows(seen));
  }

  /**
   * What was voided is known from now on, also where it is still to come; what it took part in is
   * to be folded again.
   */
  private List<Pair> takeBack(Set<UUID> voided, StatementReader statements) {
    if (voided.isEmpty()) {
      return List.of();
    }
    new Voids(tx).add(voided);
    List<Long> places =
        voided.stream()
            .flatMap(id -> statements.find(id).stream())
            .map(StoredStatement::seq)
            .toList();
    return new EvidenceRows(tx).remove(places);
  }

  /** With the learners that the agents are, and without what is voided. */
  private List<EvidenceRows.Row> rows(Sightings seen) {
    Set<UUID> gone = new Voids(tx).among(ids(seen));
    List<Sightings.Sighting> good =
        seen.all().stream().filter(s -> !gone.contains(s.evidence().statementId())).toList();
    Map<String, Learners.Identity> known =
        new Learners(tx).know(good.stream().map(Sightings.Sighting::who).toList());
    return good.stream()
        .map(
            sighting -> {
              Learners.Identity who = requireNonNull(known.get(sighting.who().key()));
              return new EvidenceRows.Row(
                  sighting.by(),
                  who.agent(),
                  who.learner(),
                  sighting.evidence(),
                  sighting.problems(),
                  false);
            })
        .toList();
  }

  private static Set<UUID> ids(Sightings seen) {
    Set<UUID> ids = new HashSet<>();
    seen.all().forEach(sighting -> ids.add(sighting.evidence().statementId()));
    return ids;
  }

  /**
   * Late is what would change what is settled: further back than the journey revises by itself, and
   * not after all the moves that stand.
   */
  private List<EvidenceRows.Row> tellLate(List<EvidenceRows.Row> rows, Instant known) {
    Set<Pair> old = new LinkedHashSet<>();
    rows.stream().filter(row -> isOld(row, known)).forEach(row -> old.add(row.pair()));
    if (old.isEmpty()) {
      return rows;
    }
    Map<Pair, Instant> newest = new Moves(tx).newest(old);
    return rows.stream()
        .map(
            row -> {
              Instant settled = newest.get(row.pair());
              boolean late =
                  settled != null && !settled.isBefore(row.evidence().at()) && isOld(row, known);
              return late ? row.tooLate() : row;
            })
        .toList();
  }

  private static boolean isOld(EvidenceRows.Row row, Instant known) {
    TimeRules time = row.by().journey().time();
    return row.evidence().at().isBefore(time.revise().before(known, time.zone()));
  }
}
