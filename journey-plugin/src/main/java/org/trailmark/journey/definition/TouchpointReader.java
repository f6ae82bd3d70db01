package org.trailmark.journey.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes touchpoints, and checks the placeholders of their texts. */
final class TouchpointReader {
  /** What {@code {{...}}} in a text may name. */
  static final Set<String> PLACEHOLDERS =
      new TreeSet<>(Set.of("learner.name", "journey.title", "step.id", "touchpoint.benefit"));

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

  private final Spans spans;
  private final Faults faults;

  TouchpointReader(Spans spans, Faults faults) {
    this.spans = spans;
    this.faults = faults;
  }

  Touchpoint read(String id, Place place) {
    List<String> channels =
        place.at("channels").items().stream().map(Place::text).filter(Objects::nonNull).toList();
    Map<String, Touchpoint.Message> message = new LinkedHashMap<>();
    place
        .at("message")
        .entries()
        .forEach(
            (language, texts) ->
                message.put(
                    language,
                    new Touchpoint.Message(text(texts.at("subject")), text(texts.at("body")))));
    return new Touchpoint(
        id,
        channels,
        place.at("benefit").text(""),
        spans.clock(place.at("effort")),
        place.at("technique").text(""),
        place.at("once").exists(),
        spans.positive(place.at("spacing")),
        spans.positive(place.at("expires")),
        place.at("class").exists(),
        place.at("consent").exists(),
        new Touchpoint.Weight(
            place.at("value").value().asDouble(1), place.at("lever").value().asDouble(1)),
        message);
  }

  private String text(Place place) {
    String text = place.text("");
    Matcher placeholders = PLACEHOLDER.matcher(text);
    while (placeholders.find()) {
      String name = placeholders.group(1).strip();
      if (!PLACEHOLDERS.contains(name)) {
        faults.add(
            place.pointer(),
            "{{"
                + name
                + "}} is not one of "
                + String.join(", ", PLACEHOLDERS)
                + Nearest.hint(name, PLACEHOLDERS));
      }
    }
    if (placeholders.replaceAll("").contains("{{")) {
      faults.add(place.pointer(), "A '{{' is never closed.");
    }
    return text;
  }
}
