package org.trailmark.journey.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
 */
final class History {
  private static final Logger LOG = LoggerFactory.getLogger(History.class);
  private static final int PIECE = 16_000;

  /** Of JSON: two pieces are in memory at a time. */
  private static final long BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() >> 4);

  private final StatementLog log;
  private final @Nullable Foresight foresight;

  /** Looks at each piece when it is its turn. */
  History(StatementLog log) {
    this(log, null);
  }

  /** Looks at the next piece meanwhile. */
  History(StatementLog log, @Nullable Foresight foresight) {
    this.log = log;
    this.foresight = foresight;
  }

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
    long at = take(from, to, behind.stream().map(journeys).toList(), tx);
    List<Publication> done = new ArrayList<>();
    for (Publication publication : behind) {
      new Publications(tx).setHistoryAt(publication.id(), at);
      if (at >= publication.historyTo()) {
        done.add(publication);
      }
    }
    return done;
  }

  /** Takes what lies after {@code from}, up to {@code to} at most; returns how far it came. */
  private long take(long from, long to, List<PublishedJourney> published, Handle tx) {
    List<StoredStatement> piece = from < to ? log.readAfter(from, PIECE, BYTES) : List.of();
    if (piece.isEmpty()) {
      return to;
    }
    long last = piece.get(piece.size() - 1).seq();
    Sightings seen =
        look(piece.stream().takeWhile(statement -> statement.seq() <= to).toList(), published);
    if (foresight != null && last < to) {
      foresight.readOn(last, PIECE, BYTES, published);
    }
    new Intake(tx).history(seen);
    return Math.min(to, last);
  }

  private Sightings look(List<StoredStatement> piece, List<PublishedJourney> published) {
    return foresight == null
        ? Sightings.of(piece, new Audience(published), History::passOver)
        : foresight.of(piece, published, History::passOver);
  }

  /** The live stream put it into quarantine; history must not stop where the stream went on. */
  static void passOver(StoredStatement statement, JacksonException refusal) {
    LOG.warn(
        "statement {} in the log is no JSON; history goes on without it", statement.id(), refusal);
  }
}
