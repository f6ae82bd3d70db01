package org.trailmark.server.records.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.records.names.NamedActivity;
import org.trailmark.server.records.names.Party;
import org.trailmark.server.records.names.StatementContext;

/**
 * What is kept of a statement.
 *
 * @param verbName language map; may be empty
 * @param activity the object; null where it is none
 * @param voids the statement that this one voids; null: none
 * @param score scaled; null: not said
 * @param durationMillis negative: not said
 * @param extensions the bits of all extensions
 */
record StatementFacts(
    Party actor,
    String verb,
    Map<String, String> verbName,
    @Nullable NamedActivity activity,
    @Nullable UUID voids,
    StatementContext context,
    @Nullable UUID registration,
    @Nullable BigDecimal score,
    @Nullable Boolean success,
    @Nullable Boolean completion,
    long durationMillis,
    long extensions,
    Instant timestamp) {}
