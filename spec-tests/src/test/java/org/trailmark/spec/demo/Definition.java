package org.trailmark.spec.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A bundled journey as its YAML says it, read afresh; answers whether conditions hold. */
final class Definition {
  /** The few expressions that the bundled journeys use, in Java. */
  private static final Map<String, Predicate<JsonNode>> WHERE =
      Map.of(
          "has(s.result.score.scaled) && s.result.score.scaled >= 0.8",
          s -> s.at("/result/score/scaled").asDouble(0) >= 0.8,
          "has(s.result.success) && s.result.success",
          s -> s.at("/result/success").asBoolean(false),
          "s.result.extensions['https://w3id.org/xapi/video/extensions/progress'] >= 0.9",
          s ->
              s.at("/result/extensions")
                      .path("https://w3id.org/xapi/video/extensions/progress")
                      .asDouble(0)
                  >= 0.9);

  final JsonNode text;
  final ZoneId zone;
  private final List<JsonNode> matches;

  /** Whether a match meets a statement, by match and statement id: it never changes. */
  private final IdentityHashMap<JsonNode, Map<UUID, Boolean>> known = new IdentityHashMap<>();

  private Definition(JsonNode text) {
    this.text = text;
    this.zone = ZoneId.of(text.at("/time/zone").asString());
    this.matches = matches(text);
  }

  static Definition bundled(String id) {
    try (InputStream in = Definition.class.getResourceAsStream("/demo/" + id + ".yaml")) {
      return new Definition(new YAMLMapper().readTree(requireNonNull(in, id)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return text.get("journey").asString();
  }

  String firstStep() {
    return text.get("steps").propertyNames().iterator().next();
  }

  JsonNode step(String id) {
    return requireNonNull(text.get("steps").get(id), id);
  }

  Duration duration(String pointer) {
    return Duration.parse(text.at(pointer).asString());
  }

  /** Days or more are calendar days in the journey's zone. */
  Instant later(Instant from, String span) {
    return span.startsWith("PT")
        ? from.plus(Duration.parse(span))
        : from.atZone(zone).plus(Period.parse(span)).toInstant();
  }

  /** Whether any match of the journey, wherever it stands, meets the statement. */
  boolean isRelevant(Moment moment) {
    return matches.stream().anyMatch(match -> meets(match, moment));
  }

  private static List<JsonNode> matches(JsonNode node) {
    List<JsonNode> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equals("match")) {
        found.add(entry.getValue());
      } else if (entry.getKey().equals("count")) {
        found.add(entry.getValue().get("of"));
      } else {
        found.addAll(matches(entry.getValue()));
      }
    }
    if (node.isArray()) {
      node.forEach(item -> found.addAll(matches(item)));
    }
    return found;
  }

  /**
   * Whether a condition holds.
   *
   * @param recent what a match looks at
   * @param all what a count looks at
   */
  boolean holds(JsonNode condition, List<Moment> recent, List<Moment> all, boolean onRoster) {
    if (condition.has("match")) {
      return recent.stream().anyMatch(m -> meets(condition.get("match"), m));
    }
    if (condition.has("count")) {
      return enough(condition.get("count"), all);
    }
    if (condition.has("roster")) {
      return onRoster;
    }
    if (condition.has("any")) {
      return children(condition.get("any")).stream().anyMatch(c -> holds(c, recent, all, onRoster));
    }
    if (condition.has("all")) {
      return children(condition.get("all")).stream().allMatch(c -> holds(c, recent, all, onRoster));
    }
    throw new IllegalArgumentException("no condition that I know: " + condition);
  }

  private boolean enough(JsonNode count, List<Moment> all) {
    List<Moment> counted = all.stream().filter(m -> meets(count.get("of"), m)).toList();
    for (Moment first : counted) {
      Set<String> kinds = new HashSet<>();
      for (Moment other : counted) {
        boolean inside =
            !other.at().isBefore(first.at())
                && (!count.has("within")
                    || !other.at().isAfter(later(first.at(), count.get("within").asString())));
        String kind = kind(count.path("distinct").asString(""), other);
        if (inside && kind != null) {
          kinds.add(kind);
        }
      }
      if (kinds.size() >= count.get("min").asInt()) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String kind(String distinct, Moment moment) {
    return switch (distinct) {
      case "object.id" -> moment.statement().at("/object/id").asString(null);
      case "context.registration" -> moment.statement().at("/context/registration").asString(null);
      case "" -> moment.id().toString();
      default -> throw new IllegalArgumentException(distinct);
    };
  }

  private boolean meets(JsonNode match, Moment moment) {
    return known
        .computeIfAbsent(match, any -> new HashMap<>())
        .computeIfAbsent(moment.id(), id -> meets(match, moment.statement()));
  }

  private boolean meets(JsonNode match, JsonNode statement) {
    JsonNode activities = statement.at("/context/contextActivities");
    String object = statement.at("/object/id").asString("");
    Set<String> above = new HashSet<>(Set.of(object));
    above.addAll(ids(activities.path("parent")));
    above.addAll(ids(activities.path("grouping")));
    return oneOf(match, "verb", Set.of(statement.at("/verb/id").asString()))
        && oneOf(match, "activity", Set.of(object))
        && oneOf(match, "under", above)
        && oneOf(match, "type", Set.of(statement.at("/object/definition/type").asString("")))
        && oneOf(match, "category", ids(activities.path("category")))
        && (!match.has("where")
            || requireNonNull(WHERE.get(match.get("where").asString())).test(statement));
  }

  private boolean oneOf(JsonNode match, String key, Set<String> present) {
    return !match.has(key)
        || children(match.get(key)).stream()
            .anyMatch(iri -> present.contains(full(iri.asString())));
  }

  private String full(String iri) {
    int colon = iri.indexOf(':');
    JsonNode prefix = text.get("prefixes").get(iri.substring(0, colon));
    return prefix == null ? iri : prefix.asString() + iri.substring(colon + 1);
  }

  private static Set<String> ids(JsonNode activities) {
    Set<String> ids = new HashSet<>();
    children(activities).forEach(activity -> ids.add(activity.get("id").asString()));
    return ids;
  }

  /** An array's items, or the one thing that stands there without an array. */
  static List<JsonNode> children(JsonNode node) {
    List<JsonNode> items = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(items::add);
    } else if (!node.isMissingNode()) {
      items.add(node);
    }
    return items;
  }
}
