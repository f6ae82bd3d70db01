package org.trailmark.journey.channel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.extension.Payload;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.ledger.Outgoing;

/**
 * Fills {@code {{learner.name}}} and the like in a text of one language, once: what is put in is
 * not looked through again. The reader of definitions refuses places that are not known here.
 */
final class Placeholders {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z.]+)\\s*}}");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private final Outgoing outgoing;
  private final String language;

  Placeholders(Outgoing outgoing, String language) {
    this.outgoing = outgoing;
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
              return Matcher.quoteReplacement(value == null ? found.group() : value);
            });
  }

  private @Nullable String value(String place) {
    return switch (place) {
      case "learner.name" -> name(outgoing.learner());
      case "journey.title" -> title(outgoing.journey());
      case "step.id" -> outgoing.wish().step();
      case "touchpoint.benefit" -> outgoing.touchpoint().benefit();
      default -> null;
    };
  }

  private String title(Journey journey) {
    return Languages.choose(language, journey.title().keySet(), journey.title().keySet())
        .map(tag -> journey.title().getOrDefault(tag, journey.id()))
        .orElse(journey.id());
  }

  /** Without a name, what a person can read of her identifier. */
  private static String name(Learner learner) {
    String name = learner.name();
    if (name != null) {
      return name;
    }
    String key = learner.agents().get(0).key();
    return key.substring(Math.max(key.lastIndexOf(':'), key.lastIndexOf('|')) + 1);
  }
}
