package org.trailmark.lrs.sql.log;

import java.time.Instant;
import java.util.UUID;

/**
 * A statement as it lies in the log, unpacked: what of it never changes, and what is known of the
 * one thing that may.
 *
 * @param stored UTC, to the millisecond
 * @param voiding whether it voids another
 * @param json the whole statement in UTF-8; shared, so never to be changed
 * @param unvoided what was found out about its voiding; shared, too
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Unpacked(
    long seq, UUID id, Instant stored, boolean voiding, byte[] json, KnownUnvoided unvoided) {

  /** Of which nothing is known beyond itself. */
  Unpacked(long seq, UUID id, Instant stored, boolean voiding, byte[] json) {
    this(seq, id, stored, voiding, json, new KnownUnvoided());
  }
}
