package org.trailmark.journey.channel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.learner.Learner;

/**
 * Fills {@code {{learner.name}}} and {@code {{journey.title}}} in a text of one language. What it
 * does not know stays as it is, so that an author sees her slip.
 */
final class Placeholders {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([a-z.]+)\\s*}}");

  private final Learner learner;
  private final Journey journey;
  private final String language;

  Placeholders(Learner learner, Journey journey, String language) {
    this.learner = learner;
    this.journey = journey;
    this.language = language;
  }

  String fill(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(
            found -> {
              String value = value(found.group(1));
              return java.util.regex.Matcher.quoteReplacement(
                  value == null ? found.group() : value);
            });
  }

  private @Nullable String value(String place) {
    return switch (place) {
      case "learner.name" -> name();
      case "journey.title" -> journey.title().getOrDefault(language, journey.id());
      default -> null;
    };
  }

  /** Without a name, what a person can read of her identifier. */
  private String name() {
    String name = learner.name();
    if (name != null) {
      return name;
    }
    String key = learner.agents().get(0).key();
    return key.substring(Math.max(key.lastIndexOf(':'), key.lastIndexOf('|')) + 1);
  }
}
