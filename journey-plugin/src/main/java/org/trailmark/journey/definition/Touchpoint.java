package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that we would say or offer.
 *
 * @param id unique in the journey
 * @param channels names such as {@code inbox}, {@code email} and {@code webhook:lms}; at least one
 * @param benefit what the learner has of it; empty where not said
 * @param effort how much of her time it asks for; null where not said
 * @param technique a word for the means, for reports; empty where not said
 * @param oncePerRun wanted at most once in a run; else at each entry into its step
 * @param spacing least time between two sends to one learner; null: none
 * @param expires how long after it was wanted it is still worth saying; null: always
 * @param mandatory a duty: it passes caps and holdout, but keeps quiet hours
 * @param optIn whether she must have agreed before it is said, whatever the journey asks
 * @param weight what the author says of it, for arbitration
 * @param message by language tag; empty: subject and body are left to the channel's reader
 */
public record Touchpoint(
    String id,
    List<String> channels,
    String benefit,
    @Nullable Duration effort,
    String technique,
    boolean oncePerRun,
    @Nullable Span spacing,
    @Nullable Span expires,
    boolean mandatory,
    boolean optIn,
    Weight weight,
    Map<String, Message> message) {

  public Touchpoint {
    requireNonNull(id, "id");
    requireNonNull(benefit, "benefit");
    requireNonNull(technique, "technique");
    requireNonNull(weight, "weight");
    channels = List.copyOf(channels);
    message = Collections.unmodifiableMap(new LinkedHashMap<>(message));
  }

  /**
   * How much is in it, where several compete.
   *
   * @param value what it is worth; 0 or more
   * @param lever how much it can change; 0 or more
   */
  public record Weight(double value, double lever) {
    /** Where nothing is said. */
    public static final Weight EVEN = new Weight(1, 1);
  }

  /** A text in one language, with {@code {{learner.name}}} and the like still in it. */
  public record Message(String subject, String body) {
    public Message {
      requireNonNull(subject, "subject");
      requireNonNull(body, "body");
    }
  }
}
