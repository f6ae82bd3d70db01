package org.trailmark.lrs.sql.log;

import java.time.Instant;
import java.util.UUID;

/**
 * What of a row of the log an answer is made of.
 *
 * @param stored UTC, to the millisecond
 * @param voiding whether it voids another
 * @param packed see {@link org.trailmark.lrs.pack.StatementPacker}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record PackedRow(long seq, UUID id, Instant stored, boolean voiding, byte[] packed) {}
