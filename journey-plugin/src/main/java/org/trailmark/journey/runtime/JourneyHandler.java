package org.trailmark.journey.runtime;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.Succession;
import org.trailmark.journey.ledger.Ledger;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.Publication;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.journey.sighting.Foresight;
import org.trailmark.journey.sighting.Sightings;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.IdentityReader;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.trace.SpanContext;

/**
 * The flow: statements become evidence, and each run that they touch is folded once at the end of
 * the batch. When the log is read to its end, time moves on. Keeps nothing in memory but compiled
 * definitions, what the next batch of a backlog or piece of history means, and when it last judged;
 * all state is in the transaction.
 */
public final class JourneyHandler implements StatementHandler, AutoCloseable {
  /** In a transaction at most. */
  private static final int FOLDS = 8000;

  /** After so long no more is folded in a transaction: the live stream waits for it. */
  private static final Duration FOLDING = Duration.ofMillis(500);

  private static final int WISHES = 1000;
  private static final int SWEPT_AGENTS = 500;

  /** A clock that is put right falls by less. */
  private static final Duration SET_BACK = Duration.ofMinutes(1);

  private static final Duration RECONSIDERED = Duration.ofMinutes(1);

  private final Library library;
  private final Ledger ledger;
  private final StatementReader statements;
  private final Foresight foresight;
  private final History history;
  private final Persons persons;
  private final InstantSource clock;

  /** When the ledger last judged, by the clock; null: not since the start. */
  private @Nullable Instant judgedAt;

  /** What is handed over after the next batch; null: nothing is waiting that we know of. */
  private @Nullable CompletionStage<List<StoredStatement>> coming;

  private long reconsideredNanos;

  public JourneyHandler(
      Library library,
      Ledger ledger,
      StatementReader statements,
      StatementLog log,
      IdentityReader identities,
      InstantSource clock) {
    this.library = library;
    this.ledger = ledger;
    this.statements = statements;
    this.foresight = new Foresight();
    this.history = new History(log, foresight);
    this.persons = new Persons(identities);
    this.clock = clock;
  }

  @Override
  public void foresee(CompletionStage<List<StoredStatement>> next) {
    coming = next;
  }

  @Override
  public void handle(List<StoredStatement> batch, Connection connection) throws SQLException {
    Handles.over(connection, tx -> take(batch, tx));
  }

  private boolean take(List<StoredStatement> batch, Handle tx) {
    Instant known = notAhead(new StreamTime(tx).advance(batch.get(batch.size() - 1).stored()));
    List<PublishedJourney> listening = library.observing(tx);
    Sightings seen =
        foresight.of(
            batch,
            listening,
            (statement, refusal) -> {
              throw refusal; // the host tries each alone, and sets this one aside
            });
    if (coming != null) {
      foresight.lookAt(coming, listening);
      coming = null;
    }
    Set<Pair> touched = new Intake(tx).live(seen, known, statements);
    SpanContext.current()
        .begin("journey.fold")
        .with("trailmark.runs", touched.size())
        .run(() -> fold(touched, lineages(tx), known, tx));
    return !touched.isEmpty();
  }

  @Override
  public Optional<Instant> onTime(Instant now, Connection connection) throws SQLException {
    return Handles.over(connection, tx -> goOn(now, tx));
  }

  private Optional<Instant> goOn(Instant now, Handle tx) {
    Instant known = notAhead(new StreamTime(tx).advance(now));
    if (persons.follow(tx)) {
      return Optional.of(now); // persons first: nobody is spoken to as half of who she is
    }
    boolean more = readHistory(tx);
    if (!more) {
      foresight.forget();
      history.forget();
    }
    Agenda agenda = new Agenda(tx).without(library.held(tx).keySet());
    List<Pair> due = agenda.due(known, FOLDS);
    if (foldForAWhile(due, known, tx) < due.size() || due.size() == FOLDS) {
      return Optional.of(now); // positions first: what they ask for is judged when all are true
    }
    more |= judge(tx);
    more |= sweep(tx);
    return more
        ? Optional.of(now)
        : Stream.concat(agenda.next().stream(), ledger.nextRelease(tx).stream())
            .min(Comparator.naturalOrder());
  }

  /**
   * The stream's time never falls, the clock may be set back: a timer waits for the clock, or
   * whoever comes until it has come so far would be told at once what is to be said in a week.
   */
  private Instant notAhead(Instant known) {
    Instant now = clock.instant();
    return known.isAfter(now) ? now : known;
  }

  private boolean judge(Handle tx) {
    Instant now = clock.instant();
    if (isToReconsider(now)) {
      ledger.reconsider(now.plus(SET_BACK), tx);
      reconsideredNanos = System.nanoTime();
    }
    judgedAt = now;
    return ledger.judge(new Situations(tx, library, now), now, WISHES, tx);
  }

  /**
   * At the start, when the clock fell, and now and then: what came of the last time may not have
   * been committed.
   */
  private boolean isToReconsider(Instant now) {
    Instant before = judgedAt;
    return before == null
        || now.plus(SET_BACK).isBefore(before)
        || System.nanoTime() - reconsideredNanos > RECONSIDERED.toNanos();
  }

  /** Gives how many of the first were folded; the others are due still. */
  private int foldForAWhile(List<Pair> due, Instant known, Handle tx) {
    Map<String, List<PublishedJourney>> lineages = due.isEmpty() ? Map.of() : lineages(tx);
    long begin = System.nanoTime();
    int folded = 0;
    while (folded < due.size() && System.nanoTime() - begin < FOLDING.toNanos()) {
      int next = Math.min(folded + Refold.PIECE, due.size());
      fold(due.subList(folded, next), lineages, known, tx);
      folded = next;
    }
    return folded;
  }

  /** What learners go by, by journey; without those that nobody is folded on yet. */
  private Map<String, List<PublishedJourney>> lineages(Handle tx) {
    Map<String, List<PublishedJourney>> lineages = new HashMap<>();
    new Publications(tx).lineages().forEach((journey, ids) -> lineages.put(journey, all(ids, tx)));
    return lineages;
  }

  private void fold(
      Collection<Pair> pairs,
      Map<String, List<PublishedJourney>> lineages,
      Instant known,
      Handle tx) {
    if (pairs.isEmpty()) {
      return;
    }
    Map<Pair, List<PublishedJourney>> folded = new LinkedHashMap<>();
    List<Pair> held = new ArrayList<>();
    for (Pair pair : pairs) {
      List<PublishedJourney> lineage = lineages.get(pair.journey());
      if (lineage == null) {
        continue; // history is still read for it, and nobody is folded yet
      }
      if (lineage.stream().allMatch(version -> version.absent().isEmpty())) {
        folded.put(pair, lineage);
      } else {
        held.add(pair);
      }
    }
    new Agenda(tx).addFirst(held);
    new Refold(tx, ledger, known, clock.instant()).fold(folded);
  }

  private List<PublishedJourney> all(List<Integer> publications, Handle tx) {
    return publications.stream().map(id -> library.get(id, tx)).toList();
  }

  /** Whether there is more to do at once. */
  private boolean readHistory(Handle tx) {
    List<Publication> collecting =
        new Publications(tx)
            .in(Publication.State.COLLECTING).stream().filter(p -> !p.paused()).toList();
    if (collecting.isEmpty()) {
      return false;
    }
    List<Publication> done = history.read(collecting, p -> library.get(p.id(), tx), tx);
    for (Publication publication : done) {
      Publications publications = new Publications(tx);
      putAside(publication, library.get(publication.id(), tx).journey().succession(), publications);
      publications.setState(publication.id(), Publication.State.RUNNING);
      foldEverybody(publication.journey(), tx);
    }
    return true;
  }

  private void foldEverybody(String journey, Handle tx) {
    List<Integer> lineage = requireNonNull(new Publications(tx).lineages().get(journey));
    Set<String> rosters = new LinkedHashSet<>();
    all(lineage, tx).forEach(version -> rosters.addAll(version.journey().rosters()));
    new Agenda(tx).addEverybody(journey, lineage, rosters);
  }

  /** What becomes of the versions before. */
  private static void putAside(
      Publication publication, Succession succession, Publications publications) {
    if (succession.how() == Succession.How.FOLLOW) {
      publications.replace(publication.journey(), Publication.State.RUNNING);
      publications.replace(publication.journey(), Publication.State.PINNED);
    } else {
      publications.pin(publication.journey());
    }
  }

  /** Ends what looks ahead. */
  @Override
  public void close() {
    foresight.close();
  }

  /** Whether there is more to do at once. */
  private static boolean sweep(Handle tx) {
    Optional<Integer> replaced = new Publications(tx).toSweep();
    replaced.ifPresent(id -> new EvidenceRows(tx).sweep(id, SWEPT_AGENTS));
    return replaced.isPresent();
  }
}
