package org.trailmark.journey.channel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.extension.Payload;
import org.trailmark.journey.ledger.Outgoing;

/**
 * Fills {@code {{journey.title}}}, {@code {{learner.department|your department}}} and the like in a
 * text of one language, once: what is put in is not looked through again. What is not known is what
 * stands after the bar, or nothing. The reader of definitions refuses places that nobody can fill.
 */
final class Placeholders {
  private static final Pattern PLACE =
      Pattern.compile("\\{\\{\\s*([a-z][a-z0-9.-]*)\\s*(?:\\|([^{}]*))?}}");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private static final String LEARNER = "learner.";

  private final Outgoing outgoing;
  private final Attributes attributes;
  private final String language;

  Placeholders(Outgoing outgoing, Attributes attributes, String language) {
    this.outgoing = outgoing;
    this.attributes = attributes;
    this.language = language;
  }

  /** The texts in plain text; the subject is one line, whatever was put in. */
  Payload.Message fill(Touchpoint.Message message) {
    return new Payload.Message(
        BREAKS.matcher(fill(message.subject())).replaceAll(" ").strip(), fill(message.body()));
  }

  private String fill(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(
            found -> {
              String value = value(found.group(1));
              String otherwise = found.group(2) == null ? "" : found.group(2).strip();
              return Matcher.quoteReplacement(value == null ? otherwise : value);
            });
  }

  private @Nullable String value(String place) {
    return switch (place) {
      case "journey.title" -> title(outgoing.journey());
      case "step.id" -> outgoing.wish().step();
      case "touchpoint.benefit" -> outgoing.touchpoint().benefit();
      default ->
          place.startsWith(LEARNER)
              ? attributes
                  .value(place.substring(LEARNER.length()), Payloads.addressee(outgoing.learner()))
                  .orElse(null)
              : null;
    };
  }

  private String title(Journey journey) {
    return Languages.choose(language, journey.title().keySet(), journey.title().keySet())
        .map(tag -> journey.title().getOrDefault(tag, journey.id()))
        .orElse(journey.id());
  }
}
