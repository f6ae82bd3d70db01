package org.trailmark.journey.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes one Statement Template. */
final class TemplateReader {
  private static final String OBJECT_REFERENCE = "objectStatementRefTemplate";
  private static final String CONTEXT_REFERENCE = "contextStatementRefTemplate";
  private static final Set<String> KEYS =
      Set.of(
          "inScheme",
          "prefLabel",
          "definition",
          "deprecated",
          "allowedSolo",
          "rules",
          OBJECT_REFERENCE,
          CONTEXT_REFERENCE);
  private static final Set<String> OF_RULE =
      Set.of("location", "selector", "presence", "any", "all", "none", "scopeNote");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Node node;

  TemplateReader(Node node) {
    this.node = node;
  }

  StatementTemplate read() {
    node.mustBe("StatementTemplate");
    String id = node.id();
    Map<Property, Set<String>> determining = new EnumMap<>(Property.class);
    Set<String> keys = new TreeSet<>(KEYS);
    for (Property property : Property.values()) {
      keys.add(property.key());
      if (node.has(property.key())) {
        determining.put(
            property,
            Set.copyOf(
                property.several()
                    ? node.iris(property.key())
                    : List.of(node.iri(property.key()))));
      }
    }
    node.allow(keys);
    if (node.has(OBJECT_REFERENCE) && determining.containsKey(Property.OBJECT_TYPE)) {
      node.wrongAt(OBJECT_REFERENCE, "must not stand beside objectActivityType");
    }
    List<TemplateRule> rules = new ArrayList<>();
    for (Node rule : node.items("rules")) {
      TemplateRule read = rule(rule);
      if (read != null) {
        rules.add(read);
      }
    }
    return new StatementTemplate(
        id, determining, refers(OBJECT_REFERENCE), refers(CONTEXT_REFERENCE), rules);
  }

  private boolean refers(String key) {
    return node.has(key) && !node.iris(key).isEmpty();
  }

  /** Null where it has no location to look at; that is a fault. */
  private static @Nullable TemplateRule rule(Node rule) {
    rule.allow(OF_RULE);
    StatementPath location = path(rule, "location");
    StatementPath selector = path(rule, "selector");
    TemplateRule.Presence presence = presence(rule);
    Set<Object> any = values(rule, "any");
    Set<Object> all = values(rule, "all");
    Set<Object> none = values(rule, "none");
    if (!rule.has("presence") && any == null && all == null && none == null) {
      rule.wrong("must have at least one of presence, any, all and none");
    }
    if (location == null) {
      if (!rule.has("location")) {
        rule.wrongAt("location", "is missing");
      }
      return null;
    }
    return new TemplateRule(location, selector, presence, any, all, none);
  }

  private static @Nullable StatementPath path(Node rule, String key) {
    String text = rule.text(key);
    if (text == null) {
      return null;
    }
    try {
      return StatementPath.compile(text);
    } catch (IllegalArgumentException e) {
      rule.wrongAt(key, "is not JSONPath as the standard allows it: " + e.getMessage());
      return null;
    }
  }

  private static TemplateRule.@Nullable Presence presence(Node rule) {
    String text = rule.text("presence");
    if (text == null) {
      return null;
    }
    for (TemplateRule.Presence presence : TemplateRule.Presence.values()) {
      if (presence.name().toLowerCase(Locale.ROOT).equals(text)) {
        return presence;
      }
    }
    rule.wrongAt("presence", "must be included, excluded or recommended");
    return null;
  }

  private static @Nullable Set<Object> values(Node rule, String key) {
    JsonNode list = rule.values(key);
    if (list == null) {
      return null;
    }
    Set<Object> values = new HashSet<>();
    for (JsonNode item : list) {
      values.add(JsonValue.canonical(MAPPER.convertValue(item, Object.class)));
    }
    return values;
  }
}
