package org.trailmark.journey.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.publication.Publication;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.journey.sighting.Audience;
import org.trailmark.journey.sighting.Foresight;
import org.trailmark.journey.sighting.Sightings;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import tools.jackson.core.JacksonException;

/**
 * Reads for publications what was in the log before them, in short pieces, and remembers how far it
 * came: so it outlives a restart, and the live stream goes on in between. The evidence of both is
 * the same set in the end, whatever came first.
 *
 * <p>Several that wait are read for in one pass: whoever is behind is brought to where the next one
 * is, and they go on together.
 *
 * <p>A piece may be read before its turn. That it is older then has no effect on what is voided:
 * what voids it is taken later, or was taken and is remembered. What was erased since makes another
 * {@link HistoryEdition}, and the piece is read again.
 */
final class History {
  private static final Logger LOG = LoggerFactory.getLogger(History.class);
  private static final int PIECE = 8_000;

  /**
   * A piece is no longer than what lies before it, but for the first ones. Who publishes several
   * journeys, one right after another, has each of them catch up with those before it.
   */
  private static final int FIRST = 2000;

  /** Of JSON: two pieces are in memory at a time. */
  private static final long BYTES = Math.min(8L << 20, Runtime.getRuntime().maxMemory() >> 5);

  private final StatementLog log;
  private final @Nullable Foresight foresight;
  private @Nullable Ahead ahead;

  /** Reads each piece when it is its turn. */
  History(StatementLog log) {
    this(log, null);
  }

  /** Reads the next piece while the one before is written. */
  History(StatementLog log, @Nullable Foresight foresight) {
    this.log = log;
    this.foresight = foresight;
  }

  /**
   * What is read next.
   *
   * @param after a place in the log
   * @param to the last place that is wanted
   */
  private record Part(long after, long to, long edition, List<PublishedJourney> readers) {

    Part from(long place) {
      return new Part(place, to, edition, readers);
    }

    int size() {
      return (int) Math.min(Math.max(after, FIRST), PIECE);
    }
  }

  /**
   * What was read.
   *
   * @param through how far it came, at most to the end of the part
   */
  private record Piece(long through, Sightings seen) {}

  private record Ahead(Part part, CompletableFuture<Piece> piece) {}

  /**
   * Reads the next piece for those that are furthest behind.
   *
   * @param waiting at least one
   * @param journeys gives what was published
   * @return those that are done
   */
  List<Publication> read(
      Collection<Publication> waiting,
      Function<Publication, PublishedJourney> journeys,
      Handle tx) {
    long from = waiting.stream().mapToLong(Publication::historyAt).min().orElseThrow();
    List<Publication> behind = waiting.stream().filter(p -> p.historyAt() == from).toList();
    long to =
        waiting.stream()
            .mapToLong(p -> p.historyAt() == from ? p.historyTo() : p.historyAt())
            .min()
            .orElseThrow();
    long edition = new HistoryEdition(tx).current();
    long at = take(new Part(from, to, edition, behind.stream().map(journeys).toList()), tx);
    List<Publication> done = new ArrayList<>();
    for (Publication publication : behind) {
      new Publications(tx).setHistoryAt(publication.id(), at);
      if (at >= publication.historyTo()) {
        done.add(publication);
      }
    }
    return done;
  }

  /** Returns how far it came. */
  private long take(Part part, Handle tx) {
    Piece piece = piece(part);
    Part rest = part.from(piece.through());
    if (foresight != null && rest.after() < rest.to()) {
      ahead = new Ahead(rest, foresight.meanwhile(() -> read(rest)));
    }
    new Intake(tx).history(piece.seen());
    return piece.through();
  }

  private Piece piece(Part part) {
    Ahead before = ahead;
    ahead = null;
    Piece foreseen =
        before == null || !before.part().equals(part) ? null : Foresight.taken(before.piece());
    return foreseen != null ? foreseen : read(part);
  }

  private Piece read(Part part) {
    if (part.after() >= part.to()) {
      return new Piece(part.to(), Sightings.NOTHING);
    }
    List<StoredStatement> found = log.readAfter(part.after(), part.size(), BYTES);
    List<StoredStatement> wanted =
        found.stream().takeWhile(statement -> statement.seq() <= part.to()).toList();
    return new Piece(
        found.isEmpty() ? part.to() : Math.min(part.to(), found.get(found.size() - 1).seq()),
        Sightings.of(wanted, new Audience(part.readers()), History::passOver));
  }

  /** What was read before its turn is not needed any more. */
  void forget() {
    ahead = null;
  }

  /** The live stream put it into quarantine; history must not stop where the stream went on. */
  static void passOver(StoredStatement statement, JacksonException refusal) {
    LOG.warn(
        "statement {} in the log is no JSON; history goes on without it", statement.id(), refusal);
  }
}
