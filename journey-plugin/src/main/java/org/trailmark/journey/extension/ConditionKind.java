package org.trailmark.journey.extension;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A condition that an extension adds: {@code plugin:NAME} in a definition, with {@code of}, a match
 * that says which statements it looks at, perhaps {@code value}, an expression that gives a number
 * for each, and parameters of its own.
 *
 * <pre>
 * on:
 *   - to: regular
 *     plugin:practice-days: {of: {verb: "v:practised"}, days: 3, within: P14D}
 * </pre>
 *
 * <p><b>Pure.</b> The answer hangs on the arguments alone: no clock, no database, no network, no
 * random source, nothing remembered. History is judged again whenever a late statement comes, by
 * any thread, and must come out the same. Whoever changes what a kind answers changes history, and
 * should give it another name.
 *
 * <p>Made once, when the journey plugin starts.
 *
 * @param <P> its parameters
 */
public interface ConditionKind<P extends Record> {

  /** Its name in definitions, after {@code plugin:}. Lower-case letters, digits and hyphens. */
  String name();

  /** What a definition may say beside {@code of} and {@code value}. The same with each call. */
  Parameters<P> parameters();

  /**
   * Whether it holds. Asked after each statement that meets {@code of}; once it has held it is
   * asked no more in this run, and stays true.
   *
   * @param parameters as the definition has them
   * @param seen the statements that met {@code of} since the run began (in the entry: ever), in
   *     event order; at least one; not to be changed
   * @param zone her time zone
   * @return ids of the statements that make it hold, in event order; nothing: it does not hold
   */
  Optional<List<UUID>> judge(P parameters, List<Seen> seen, ZoneId zone);

  /**
   * A statement that met {@code of}.
   *
   * @param at event time
   * @param object IRI of the object where it is an activity
   * @param registration {@code context.registration}
   * @param value what the definition's {@code value} gives for it; null: it has none, or gives none
   */
  record Seen(
      UUID statement,
      Instant at,
      @Nullable String object,
      @Nullable UUID registration,
      @Nullable BigDecimal value) {
    public Seen {
      requireNonNull(statement, "statement");
      requireNonNull(at, "at");
    }
  }
}
