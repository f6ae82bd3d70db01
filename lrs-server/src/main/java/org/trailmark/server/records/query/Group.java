package org.trailmark.server.records.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that have something in common.
 *
 * @param keys what, for each dimension: the id of a name, 0 for none, or the millisecond at which a
 *     time begins
 * @param learners how many; 0 where it was not asked for
 * @param score the average; null: there is none, or it was not asked for
 * @param seconds the average duration; null likewise
 */
public record Group(
    List<Long> keys,
    long statements,
    long learners,
    @Nullable Double score,
    @Nullable Double seconds) {}
