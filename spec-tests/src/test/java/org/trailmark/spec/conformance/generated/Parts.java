package org.trailmark.spec.conformance.generated;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Generators of the values that statements are made of. */
final class Parts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Parts() {}

  /** Strings of any characters that UTF-8 can carry. */
  static Arbitrary<String> text() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(30),
        Arbitraries.strings()
            .withChars('ä', 'ß', '日', 'ع', '\u0301', '"', '\\', '/')
            .ofMaxLength(12),
        Arbitraries.of(
            "", " ", "😀", "\n\t", "null", "0", "\u0000", "\ud83d\udc69\u200d\ud83d\udc67"));
  }

  static Arbitrary<JsonNode> string() {
    return text().map(Json::text);
  }

  static Arbitrary<String> iri() {
    Arbitrary<String> path = Arbitraries.strings().withChars("abz019-._~/ä日ع").ofMaxLength(20);
    return Combinators.combine(
            Arbitraries.of(
                "http://example.com/", "https://exämple.org:8443/", "urn:x:", "tag:a,2020:"),
            path,
            Arbitraries.of("", "?q=1&r=ö", "#part", "%C3%A4"))
        .as((base, middle, end) -> base + "x" + middle + end);
  }

  static Arbitrary<String> uuid() {
    return Arbitraries.randomValue(
        random ->
            new UUID(random.nextLong(), (random.nextLong() & VARIANT_MASK) | VARIANT).toString());
  }

  static Arbitrary<JsonNode> languageMap() {
    Arbitrary<String> tags =
        Arbitraries.of("en", "en-US", "de-AT", "zh-Hant", "es-419", "sr-Latn-RS", "tlh", "x-own");
    return Arbitraries.maps(tags, string()).ofMaxSize(4).map(Parts::object);
  }

  static Arbitrary<JsonNode> extensions() {
    return Arbitraries.maps(iri(), json(3)).ofMaxSize(3).map(Parts::object);
  }

  /** Any JSON, down to a depth. */
  static Arbitrary<JsonNode> json(int depth) {
    Arbitrary<JsonNode> leaf =
        Arbitraries.oneOf(
            string(), number(), Arbitraries.of(JSON.nullNode(), JSON.booleanNode(true)));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<JsonNode> inner = Arbitraries.lazy(() -> json(depth - 1));
    return Arbitraries.frequencyOf(
        Tuple.of(3, leaf),
        Tuple.of(1, inner.list().ofMaxSize(3).map(all -> Json.array(all.toArray(JsonNode[]::new)))),
        Tuple.of(1, Arbitraries.maps(text(), inner).ofMaxSize(3).map(Parts::object)));
  }

  static Arbitrary<JsonNode> number() {
    return Arbitraries.oneOf(
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                .ofScale(6),
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(25).negate(), BigInteger.TEN.pow(25))
                .map(BigDecimal::new),
            Arbitraries.of("0", "-0.5", "1.7976931348623157E308", "4.9E-324", "0.1")
                .map(BigDecimal::new))
        .map(JSON::numberNode);
  }

  static Arbitrary<JsonNode> timestamp() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 4_000_000_000_000L),
            Arbitraries.of("Z", "+00:00", "+05:30", "-08:00"))
        .as(
            (millis, offset) ->
                Instant.ofEpochMilli(millis)
                    .atOffset(ZoneOffset.of(offset))
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
        .map(Json::text);
  }

  static Arbitrary<JsonNode> duration() {
    Arbitrary<Integer> count = Arbitraries.integers().between(0, 5_000);
    return Arbitraries.oneOf(
            count.map(weeks -> "P" + weeks + "W"),
            count.map(seconds -> "PT" + seconds + ".25S"),
            Combinators.combine(count, count, count)
                .as((days, hours, minutes) -> "P" + days + "DT" + hours + "H" + minutes + "M"),
            Combinators.combine(count, count)
                .as((years, months) -> "P" + years + "Y" + months + "M"))
        .map(Json::text);
  }

  /** An agent with one identifier, without objectType or with it. */
  static Arbitrary<ObjectNode> agent(boolean typed) {
    Arbitrary<ObjectNode> identified =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(10)
                .map(name -> of("mbox", Json.text("mailto:" + name + "@example.com"))),
            Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofLength(40)
                .map(hash -> of("mbox_sha1sum", Json.text(hash))),
            iri().map(id -> of("openid", Json.text("http://id.example.com/?" + encoded(id)))),
            Combinators.combine(iri(), text().filter(name -> !name.isEmpty()))
                .as(
                    (home, name) ->
                        of(
                            "account",
                            of("homePage", Json.text(home)).set("name", Json.text(name)))));
    return Combinators.combine(identified, string(), Arbitraries.of(0, 1, 2))
        .as(
            (agent, name, more) -> {
              ObjectNode copy = agent.deepCopy();
              if (more > 0) {
                copy.set("name", name);
              }
              if (typed || more > 1) {
                copy.put("objectType", "Agent");
              }
              return copy;
            });
  }

  static Arbitrary<ObjectNode> group() {
    Arbitrary<List<ObjectNode>> members = agent(false).list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(agent(true), members, Arbitraries.of(0, 1, 2))
        .as(
            (identity, all, kind) -> {
              ObjectNode group = kind == 0 ? Json.object("{}") : identity.deepCopy();
              group.put("objectType", "Group");
              if (kind < 2) {
                group.set("member", Json.array(all.toArray(JsonNode[]::new)));
              }
              return group;
            });
  }

  static Arbitrary<ObjectNode> activity() {
    Arbitrary<JsonNode> definition =
        Combinators.combine(
                languageMap(), languageMap(), iri(), extensions(), Arbitraries.of(0, 1, 2))
            .as(
                (name, description, type, extensions, more) -> {
                  ObjectNode made = of("name", name);
                  if (more > 0) {
                    made.set("description", description);
                    made.set("type", Json.text(type));
                  }
                  if (more > 1) {
                    made.set("extensions", extensions);
                    made.set("moreInfo", Json.text(type));
                    made.put("interactionType", "choice");
                    made.set(
                        "choices", Json.of("[{'id':'a'},{'id':'b','description':{'en':'B'}}]"));
                    made.set("correctResponsesPattern", Json.of("['a','b']"));
                  }
                  return made;
                });
    return Combinators.combine(definition, Arbitraries.of(0, 1, 2), iri())
        .as(
            (defined, more, id) -> {
              ObjectNode activity = of("id", Json.text(id + "/" + Samples.unique()));
              if (more > 0) {
                activity.put("objectType", "Activity");
              }
              if (more > 1) {
                activity.set("definition", defined);
              }
              return activity;
            });
  }

  static ObjectNode of(String name, JsonNode value) {
    ObjectNode object = JSON.objectNode();
    object.set(name, value);
    return object;
  }

  private static ObjectNode object(Map<String, JsonNode> properties) {
    ObjectNode object = JSON.objectNode();
    properties.forEach(object::set);
    return object;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
