package org.trailmark.server.demo;

import java.time.Instant;

/**
 * A statement on its way.
 *
 * @param sendAt when its tool sends it: mostly seconds after {@code timestamp}, for an app without
 *     a network days
 * @param timestamp when it happened
 * @param statement JSON in UTF-8, with id and timestamp; not a copy
 */
@SuppressWarnings("ArrayRecordComponent") // sent as it is; nobody compares it
record Scheduled(Instant sendAt, Instant timestamp, byte[] statement) {}
