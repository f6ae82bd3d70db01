package org.trailmark.lrs.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds statements. Every read sees all that was acknowledged before it began. */
public interface StatementReader {

  /** The statement with this id, voided or not. */
  Optional<StoredStatement> find(UUID id);

  /**
   * Statements that match, never a voided one, in the order of storing (xAPI-Communication 2.1.3).
   * A statement that refers to another is found by what finds the other, through any number of
   * references. Cost grows with the page, not with what is stored.
   */
  StatementPage query(StatementQuery query);

  /**
   * The time before which every statement that has or will ever have a {@code stored} is seen by
   * every read (xAPI-Communication 2.1.3, {@code X-Experience-API-Consistent-Through}).
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}
   */
  Instant consistentThrough();
}
