package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.XapiAgent;
import org.trailmark.journey.ledger.Outgoing;

/**
 * What a receiver gets: the body of a webhook and of an inbox item. Part of the REST interface: add
 * to it, never rename.
 *
 * @param key the ledger key, also the {@code Idempotency-Key}: equal keys are one touchpoint
 * @param touchpoint its id in the definition
 * @param occurrence 1 for the first in this run
 * @param run which run of this learner in this journey, from 1
 * @param step the step on which she stands
 * @param since when she entered it; event time
 * @param effort ISO 8601; null where the definition does not say
 * @param message by language tag, with everything filled in; may be empty
 * @param language the tag of the message that is for her; null where there is no message
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
    Map<String, Touchpoint.Message> message,
    @Nullable String language,
    @Nullable Instant expiresAt,
    Instant sentAt) {

  public Payload {
    requireNonNull(key, "key");
    message = new LinkedHashMap<>(message);
  }

  /** The journey it comes from. */
  public record JourneyRef(String id, int version, Map<String, String> title) {}

  /**
   * To whom.
   *
   * @param agents as xAPI writes them
   */
  public record Addressee(String id, @Nullable String name, List<Map<String, Object>> agents) {}

  static Payload of(Outgoing outgoing) {
    Journey journey = outgoing.journey();
    Touchpoint touchpoint = outgoing.touchpoint();
    Learner learner = outgoing.learner();
    Step step = journey.step(outgoing.wish().step());
    return new Payload(
        outgoing.wish().key(),
        touchpoint.id(),
        outgoing.wish().occurrence(),
        new JourneyRef(journey.id(), journey.version(), journey.title()),
        outgoing.wish().run(),
        step.id(),
        step.stage(),
        outgoing.wish().at(),
        new Addressee(
            learner.id(), learner.name(), learner.agents().stream().map(XapiAgent::of).toList()),
        touchpoint.benefit(),
        touchpoint.effort() == null ? null : touchpoint.effort().toString(),
        touchpoint.technique(),
        fill(outgoing),
        language(outgoing),
        outgoing.expiresAt(),
        outgoing.sentAt());
  }

  /** The tag of the message that is for her; null where there is no message. */
  static @Nullable String language(Outgoing outgoing) {
    return Languages.choose(
            outgoing.language(),
            outgoing.journey().title().keySet(),
            outgoing.touchpoint().message().keySet())
        .orElse(null);
  }

  private static Map<String, Touchpoint.Message> fill(Outgoing outgoing) {
    Map<String, Touchpoint.Message> filled = new LinkedHashMap<>();
    outgoing
        .touchpoint()
        .message()
        .forEach(
            (language, message) ->
                filled.put(language, new Placeholders(outgoing, language).fill(message)));
    return filled;
  }
}
