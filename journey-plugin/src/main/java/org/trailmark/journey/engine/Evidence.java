package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one relevant statement means to one version of one journey: all that the fold needs of it.
 *
 * @param statementId the statement
 * @param at event time: the statement's timestamp, or {@code stored} where the timestamp lies more
 *     than {@code maxSkew} after it
 * @param stored when it was stored
 * @param seq its place in the log, which within one {@code stored} is the index in its batch
 * @param atoms positions in {@code Journey.matches()} of the matches it meets, and those of the
 *     templates of patterns that it follows, which are negative; not empty
 * @param object IRI of the object where it is an activity; else null
 * @param registration {@code context.registration}
 * @param values what is measured in it, by position in {@code Journey.values()}
 * @param subregistrations parts of the registration, by IRI of the profile that each is for; empty
 *     where no pattern asks
 */
public record Evidence(
    UUID statementId,
    Instant at,
    Instant stored,
    long seq,
    Set<Integer> atoms,
    @Nullable String object,
    @Nullable UUID registration,
    Map<Integer, BigDecimal> values,
    Map<String, String> subregistrations) {

  /** Event order: (event time, stored, index in batch, id). */
  public static final Comparator<Evidence> EVENT_ORDER =
      Comparator.comparing(Evidence::at)
          .thenComparing(Evidence::stored)
          .thenComparingLong(Evidence::seq)
          .thenComparing(Evidence::statementId);

  public Evidence {
    requireNonNull(statementId, "statementId");
    requireNonNull(at, "at");
    requireNonNull(stored, "stored");
    atoms = Set.copyOf(atoms);
    values = Map.copyOf(values);
    subregistrations = Map.copyOf(subregistrations);
  }

  /** Of a statement in which nothing is measured and that names no subregistration. */
  public Evidence(
      UUID statementId,
      Instant at,
      Instant stored,
      long seq,
      Set<Integer> atoms,
      @Nullable String object,
      @Nullable UUID registration) {
    this(statementId, at, stored, seq, atoms, object, registration, Map.of(), Map.of());
  }

  /** The same statement, meeting these matches only. */
  Evidence with(Set<Integer> fewer) {
    return new Evidence(
        statementId, at, stored, seq, fewer, object, registration, values, subregistrations);
  }
}
