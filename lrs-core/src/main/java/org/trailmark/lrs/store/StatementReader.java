package org.trailmark.lrs.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds statements. Every read sees all that was acknowledged before it began. */
public interface StatementReader {

  /** The statement with this id, voided or not. */
  default Optional<StoredStatement> find(UUID id) {
    return find(id, Sight.ALL);
  }

  /** The same for a reader who sees a part of the store; what she does not see is not there. */
  Optional<StoredStatement> find(UUID id, Sight sight);

  /**
   * Statements that match, never a voided one, in the order of storing (xAPI-Communication 2.1.3).
   * A statement that refers to another is found by what finds the other, through any number of
   * references. Cost grows with the page, not with what is stored.
   */
  default StatementPage query(StatementQuery query) {
    return query(query, Sight.ALL);
  }

  /**
   * The same for a reader who sees a part of the store. What no index tells apart is looked at one
   * by one, up to a bound for each page: so a page may hold fewer than were asked for, or none, and
   * still have a next one.
   */
  StatementPage query(StatementQuery query, Sight sight);

  /**
   * The time before which every statement that has or will ever have a {@code stored} is seen by
   * every read (xAPI-Communication 2.1.3, {@code X-Experience-API-Consistent-Through}).
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}
   */
  Instant consistentThrough();
}
