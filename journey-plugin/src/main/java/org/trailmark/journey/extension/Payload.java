package org.trailmark.journey.extension;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver gets: the body of a webhook and of an inbox item, and what any other channel
 * makes its message of. Part of the REST interface: add to it, never rename.
 *
 * @param key the ledger key, also the {@code Idempotency-Key}: equal keys are one touchpoint
 * @param touchpoint its id in the definition
 * @param occurrence 1 for the first in this run
 * @param run which run of this learner in this journey, from 1
 * @param step the step on which she stands
 * @param since when she entered it; event time
 * @param effort ISO 8601; null where the definition does not say
 * @param message by language tag, in the order of the definition, with everything filled in; may be
 *     empty
 * @param language the tag of the message that is for her; null where there is no message
 * @param words what is said to her, in the one language that is hers
 * @param expiresAt null: never
 */
public record Payload(
    String key,
    String touchpoint,
    int occurrence,
    JourneyRef journey,
    int run,
    String step,
    String stage,
    Instant since,
    Addressee learner,
    String benefit,
    @Nullable String effort,
    String technique,
    Map<String, Message> message,
    @Nullable String language,
    Words words,
    @Nullable Instant expiresAt,
    Instant sentAt) {

  public Payload {
    requireNonNull(key, "key");
    message = Collections.unmodifiableMap(new LinkedHashMap<>(message));
  }

  /**
   * The journey it comes from.
   *
   * @param title by language tag
   */
  public record JourneyRef(String id, int version, Map<String, String> title) {}

  /**
   * To whom.
   *
   * @param name null: not known
   * @param agents as xAPI writes them; at least one
   */
  public record Addressee(String id, @Nullable String name, List<Map<String, Object>> agents) {}

  /** A text in one language, in plain text. */
  public record Message(String subject, String body) {}

  /**
   * What is said to her. Where the author wrote no message, it is the benefit, under the title of
   * the journey.
   *
   * @param subject one line of plain text
   * @param body plain text
   * @param language its tag; {@code und} where there is no message
   */
  public record Words(String subject, String body, String language) {}
}
