package org.trailmark.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The format {@code canonical}: definitions as the LRS knows them, one language in each map. */
final class CanonicalFormat extends FormatWalk {
  private final LanguageChoice languages;
  private final StatementFormat.Definitions definitions;

  CanonicalFormat(LanguageChoice languages, StatementFormat.Definitions definitions) {
    this.languages = languages;
    this.definitions = definitions;
  }

  @Override
  byte[] verb(JsonSpan verb) {
    return oneLanguage(verb, List.of("display"));
  }

  /** Agents and groups are given as in {@code exact}. */
  @Override
  byte[] actor(JsonSpan actor) {
    return same(actor);
  }

  @Override
  byte[] attachment(JsonSpan attachment) {
    return oneLanguage(attachment, List.of("display", "description"));
  }

  @Override
  byte[] activity(JsonSpan activity) {
    Map<String, JsonSpan> properties = activity.properties();
    JsonSpan id = properties.get("id");
    JsonSpan own = properties.get("definition");
    Optional<JsonSpan> known =
        id == null ? Optional.empty() : definitions.of(id.text()).map(JsonSpan::of);
    Splices splices = new Splices(activity.start());
    if (own != null) {
      replace(splices, own, definition(known.orElse(own)));
    } else if (known.isPresent()) {
      byte[] name = ",\"definition\":".getBytes(StandardCharsets.US_ASCII);
      splices.insert(activity.end() - 1, name);
      splices.insert(activity.end() - 1, definition(known.get()));
    }
    return splices.apply(activity.json(), activity.end()).json();
  }

  private byte[] definition(JsonSpan definition) {
    Splices splices = new Splices(definition.start());
    definition
        .properties()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "name", "description" -> languageMap(splices, value);
                case "choices", "scale", "source", "target", "steps" -> {
                  for (JsonSpan component : value.elements()) {
                    replace(splices, component, oneLanguage(component, List.of("description")));
                  }
                }
                default -> {}
              }
            });
    return splices.apply(definition.json(), definition.end()).json();
  }

  /** The object with one language in each of these of its properties. */
  private byte[] oneLanguage(JsonSpan object, List<String> maps) {
    Splices splices = new Splices(object.start());
    object
        .properties()
        .forEach(
            (name, value) -> {
              if (maps.contains(name)) {
                languageMap(splices, value);
              }
            });
    return splices.apply(object.json(), object.end()).json();
  }

  private void languageMap(Splices splices, JsonSpan map) {
    Map<String, JsonSpan> entries = map.properties();
    if (entries.size() > 1) {
      String tag = languages.among(entries.keySet());
      JsonSpan text = entries.get(tag);
      if (text != null) {
        replace(splices, map, new JsonBytes().add(tag, text).end());
      }
    }
  }
}
