package org.trailmark.spec.conformance.generated;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A generator of valid statements of every shape. */
final class ValidStatements {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ValidStatements() {}

  /** Statements with new ids. */
  static Arbitrary<ObjectNode> statements() {
    return Combinators.combine(body(true), attachments(), Arbitraries.of(true, false))
        .as(
            (statement, attachments, attached) -> {
              ObjectNode copy = statement.deepCopy();
              copy.put("id", Samples.unique());
              if (attached) {
                copy.set("attachments", attachments);
              }
              return copy;
            });
  }

  private static Arbitrary<ObjectNode> body(boolean outer) {
    Arbitrary<ObjectNode> actor = Arbitraries.oneOf(Parts.agent(false), Parts.group());
    Arbitrary<ObjectNode> verb =
        Combinators.combine(Parts.iri(), Parts.languageMap(), Arbitraries.of(true, false))
            .as(
                (id, display, shown) -> {
                  ObjectNode made = Parts.of("id", Json.text(id));
                  return shown ? made.set("display", display) : made;
                });
    return Combinators.combine(
            actor,
            verb,
            object(outer),
            result(),
            context(),
            Parts.timestamp(),
            Arbitraries.integers().between(0, 7))
        .as(
            (who, did, what, result, context, timestamp, parts) -> {
              ObjectNode statement = JSON.objectNode();
              if ((parts & 1) == 0) {
                statement.set("timestamp", timestamp);
              }
              statement.set("actor", who);
              statement.set("verb", did);
              statement.set("object", what);
              if ((parts & 2) == 0) {
                statement.set("result", result);
              }
              if ((parts & 4) == 0) {
                statement.set("context", fitting(context, what));
              }
              return statement;
            });
  }

  private static Arbitrary<ObjectNode> object(boolean outer) {
    Arbitrary<ObjectNode> ref = Parts.uuid().map(Samples::statementRef);
    Arbitrary<ObjectNode> simple =
        Arbitraries.oneOf(
            Parts.activity(), Parts.activity(), Parts.agent(true), Parts.group(), ref);
    if (!outer) {
      return simple;
    }
    Arbitrary<ObjectNode> sub =
        Arbitraries.lazy(() -> body(false))
            .map(made -> made.deepCopy().put("objectType", "SubStatement"));
    return Arbitraries.frequencyOf(Tuple.of(5, simple), Tuple.of(1, sub));
  }

  private static Arbitrary<ObjectNode> result() {
    Arbitrary<ObjectNode> score =
        Combinators.combine(
                Arbitraries.bigDecimals()
                    .between(BigDecimal.ONE.negate(), BigDecimal.ONE)
                    .ofScale(4),
                Arbitraries.integers().between(-100, 100),
                Arbitraries.integers().between(0, 100),
                Arbitraries.integers().between(1, 100))
            .as(
                (scaled, min, above, width) ->
                    JSON.objectNode()
                        .put("scaled", scaled)
                        .put("min", min)
                        .put("raw", min + Math.min(above, width))
                        .put("max", min + width));
    return Combinators.combine(
            score,
            Arbitraries.of(true, false),
            Parts.string(),
            Parts.duration(),
            Parts.extensions(),
            Arbitraries.integers().between(0, 15))
        .as(
            (points, success, response, duration, extensions, parts) -> {
              ObjectNode result = JSON.objectNode().put("success", success);
              set(result, "score", points, parts, 1);
              set(result, "response", response, parts, 2);
              set(result, "duration", duration, parts, 4);
              set(result, "extensions", extensions, parts, 8);
              return result;
            });
  }

  private static Arbitrary<ObjectNode> context() {
    Arbitrary<JsonNode> activities =
        Parts.activity()
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(all -> Json.array(all.toArray(JsonNode[]::new)));
    Arbitrary<ObjectNode> people =
        Combinators.combine(Parts.agent(false), Parts.group(), Arbitraries.integers().between(0, 3))
            .as(
                (instructor, team, parts) -> {
                  ObjectNode made = JSON.objectNode();
                  set(made, "instructor", instructor, parts, 1);
                  set(made, "team", team, parts, 2);
                  return made;
                });
    return Combinators.combine(
            people,
            activities,
            activities,
            Parts.uuid(),
            Parts.uuid(),
            Parts.string(),
            Parts.extensions(),
            Arbitraries.integers().between(0, 127))
        .as(
            (made, parents, others, registration, ref, text, extensions, parts) -> {
              ObjectNode context = made.deepCopy();
              set(context, "registration", Json.text(registration), parts, 1);
              set(context, "statement", Samples.statementRef(ref), parts, 2);
              set(context, "platform", text, parts, 4);
              set(context, "revision", text, parts, 8);
              set(context, "language", Json.text("de-CH"), parts, 16);
              set(context, "extensions", extensions, parts, 32);
              ObjectNode all = Parts.of("parent", parents);
              all.set("other", others);
              set(context, "contextActivities", all, parts, 64);
              return context;
            });
  }

  /** revision and platform go with activities only. */
  private static ObjectNode fitting(ObjectNode context, ObjectNode object) {
    ObjectNode copy = context.deepCopy();
    if (!object.path("objectType").asString("Activity").equals("Activity")) {
      copy.remove(List.of("platform", "revision"));
    }
    return copy;
  }

  private static Arbitrary<JsonNode> attachments() {
    return Combinators.combine(
            Parts.languageMap(), Parts.iri(), Arbitraries.integers().between(0, 1 << 30))
        .as(
            (display, usage, length) ->
                Json.array(
                    JSON.objectNode()
                        .put("usageType", usage)
                        .put("contentType", "text/plain")
                        .put("length", length)
                        .put(
                            "sha2",
                            "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a")
                        .put("fileUrl", "http://example.com/file")
                        .set("display", display)));
  }

  private static void set(ObjectNode object, String name, JsonNode value, int parts, int bit) {
    if ((parts & bit) != 0) {
      object.set(name, value);
    }
  }
}
