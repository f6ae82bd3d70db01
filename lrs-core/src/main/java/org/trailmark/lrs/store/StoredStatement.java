package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A statement as it lies in the log.
 *
 * @param seq place in the order of commit, from 1, rising, with gaps
 * @param id the statement's id
 * @param stored when it was stored, to the millisecond, UTC; never falls as {@code seq} rises
 * @param voided whether a voiding statement is known for it now (xAPI-Data 2.3.2)
 * @param json the whole statement in UTF-8; not a copy, not to be changed
 * @param knownOf103 whether it is known that a reader of 1.0.3 may see it as it is; false: it was
 *     not looked at, or it is newer
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what we answer with; nobody compares them
public record StoredStatement(
    long seq, UUID id, Instant stored, boolean voided, byte[] json, boolean knownOf103) {

  public StoredStatement {
    requireNonNull(id, "id");
    requireNonNull(stored, "stored");
    requireNonNull(json, "json");
  }

  /** Of which it is not known whether a reader of 1.0.3 may see it as it is. */
  public StoredStatement(long seq, UUID id, Instant stored, boolean voided, byte[] json) {
    this(seq, id, stored, voided, json, false);
  }
}
