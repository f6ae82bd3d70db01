package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.extension.Payload;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.XapiAgent;
import org.trailmark.journey.ledger.Outgoing;

/** Makes what a receiver gets, with everything filled in. Pure. */
final class Payloads {

  private Payloads() {}

  /**
   * @param attributes what messages may say of her
   */
  static Payload of(Outgoing outgoing, Attributes attributes) {
    Journey journey = outgoing.journey();
    Touchpoint touchpoint = outgoing.touchpoint();
    Step step = journey.step(outgoing.wish().step());
    return new Payload(
        outgoing.wish().key(),
        touchpoint.id(),
        outgoing.wish().occurrence(),
        new Payload.JourneyRef(journey.id(), journey.version(), journey.title()),
        outgoing.wish().run(),
        step.id(),
        step.stage(),
        outgoing.wish().at(),
        addressee(outgoing.learner()),
        touchpoint.benefit(),
        touchpoint.effort() == null ? null : touchpoint.effort().toString(),
        touchpoint.technique(),
        fill(outgoing, attributes),
        language(outgoing),
        words(outgoing, attributes),
        outgoing.expiresAt(),
        outgoing.sentAt());
  }

  static Payload.Addressee addressee(Learner learner) {
    return new Payload.Addressee(
        learner.id(), learner.name(), learner.agents().stream().map(XapiAgent::of).toList());
  }

  private static Map<String, Payload.Message> fill(Outgoing outgoing, Attributes attributes) {
    Map<String, Payload.Message> filled = new LinkedHashMap<>();
    outgoing
        .touchpoint()
        .message()
        .forEach(
            (language, message) ->
                filled.put(
                    language, new Placeholders(outgoing, attributes, language).fill(message)));
    return filled;
  }

  private static Payload.Words words(Outgoing outgoing, Attributes attributes) {
    String language = language(outgoing);
    String hers = outgoing.language() == null ? "en" : outgoing.language();
    Touchpoint.Message template =
        language == null
            ? new Touchpoint.Message("{{journey.title}}", "{{touchpoint.benefit}}")
            : requireNonNull(outgoing.touchpoint().message().get(language));
    Payload.Message filled =
        new Placeholders(outgoing, attributes, language == null ? hers : language).fill(template);
    return new Payload.Words(filled.subject(), filled.body(), language == null ? "und" : language);
  }

  /** The tag of the message that is for her; null where there is no message. */
  private static @Nullable String language(Outgoing outgoing) {
    return Languages.choose(
            outgoing.language(),
            outgoing.journey().title().keySet(),
            outgoing.touchpoint().message().keySet())
        .orElse(null);
  }
}
