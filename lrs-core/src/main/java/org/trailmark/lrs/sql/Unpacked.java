package org.trailmark.lrs.sql;

import java.time.Instant;
import java.util.UUID;

/**
 * A statement as it lies in the log, unpacked: what of it never changes.
 *
 * @param stored UTC, to the millisecond
 * @param voiding whether it voids another
 * @param json the whole statement in UTF-8; shared, so never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Unpacked(long seq, UUID id, Instant stored, boolean voiding, byte[] json) {}
