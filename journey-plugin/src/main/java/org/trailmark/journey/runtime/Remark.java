package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A statement of which something is to be said.
 *
 * @param at event time
 * @param problems what could not be evaluated (and so counted as false), in words
 * @param late whether it came longer after it happened than the journey revises history by itself,
 *     and so was left out
 */
public record Remark(UUID statement, Instant at, List<String> problems, boolean late) {}
