package org.trailmark.journey.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Nearest;

/** Makes touchpoints, and checks the placeholders of their texts. */
final class TouchpointReader {
  private static final Set<String> OURS = Set.of("journey.title", "step.id", "touchpoint.benefit");
  private static final String LEARNER = "learner.";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}|]*)(?:\\|[^{}]*)?}}");
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final Spans spans;
  private final Faults faults;
  private final @Nullable Set<String> attributes;

  /**
   * @param attributes of learners that texts may name; null: whichever
   */
  TouchpointReader(Spans spans, Faults faults, @Nullable Set<String> attributes) {
    this.spans = spans;
    this.faults = faults;
    this.attributes = attributes;
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
      if (!mayName(name)) {
        Set<String> known = new TreeSet<>(OURS);
        known.add(LEARNER + "name");
        if (attributes != null) {
          attributes.forEach(attribute -> known.add(LEARNER + attribute));
        }
        faults.add(
            place.pointer(),
            "{{"
                + name
                + "}} is not one of "
                + String.join(", ", known)
                + Nearest.hint(name, known));
      }
    }
    if (placeholders.replaceAll("").contains("{{")) {
      faults.add(place.pointer(), "A '{{' is never closed.");
    }
    return text;
  }

  private boolean mayName(String name) {
    if (!name.startsWith(LEARNER)) {
      return OURS.contains(name);
    }
    String attribute = name.substring(LEARNER.length());
    return attributes == null
        ? ATTRIBUTE.matcher(attribute).matches()
        : attributes.contains(attribute);
  }
}
