package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a running server answers about journeys is what its OpenAPI document promises. */
class OpenApiTest {
  private static final String API = "admin/api/journey/";
  private static final String JOURNEY =
      """
      journey: first-aid
      version: 1
      title: {en: First aid}
      prefixes: {v: "https://ex.org/verbs/"}
      entry: {any: [{match: {verb: "v:registered"}}, {roster: new-hires}]}
      stages: [see, do]
      steps:
        invited:
          stage: see
          touch: [welcome]
          on: [{to: watching, match: {verb: "v:launched"}}]
          after: [{after: P14D, to: "exit:lapsed"}]
        watching:
          stage: do
          on: [{to: "exit:done", match: {verb: "v:passed", where: "s.result.score.scaled > 0.5"}}]
          idle: [{after: P5D, to: invited}]
      exits:
        done: {counts: goal}
        lapsed: {counts: drop}
      touchpoints:
        welcome: {audience: learner, channels: [inbox, "webhook:lms"], benefit: know, effort: PT2M, once: run,
                  expires: P2D, message: {en: {subject: "Hello", body: "Begin."}}}
      """;

  @TempDir private Path folder;

  @Test
  void answers_areAsDescribed() {
    askEverything(Map.of());
  }

  @Test
  void answers_onPostgres_areAsDescribed() {
    TestPostgres postgres = new TestPostgres();
    askEverything(Map.of("database", postgres.url()));
    postgres.giveBack();
  }

  private void askEverything(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("plugin.journey.webhooks.lms", "http://localhost:1/nobody");
    try (Lrs lrs = Lrs.start(folder, all)) {
      JsonNode document = get(lrs, "openapi");
      check(document, "post", "journeys", lrs.post(API + "journeys", "text/plain", JOURNEY));
      check(document, "post", "journeys", lrs.post(API + "journeys?dryRun=true", JOURNEY));
      check(document, "post", "check", lrs.post(API + "check", "text/plain", JOURNEY));
      check(
          document,
          "put",
          "rosters/{name}",
          lrs.put(API + "rosters/new-hires", "[{\"agent\":{\"mbox\":\"mailto:bob@ex.org\"}}]"));
      lrs.post("xapi/statements", "[" + did("registered", 3) + "," + did("launched", 2) + "]");
      lrs.post("xapi/statements", did("passed", 1)); // no score: a remark
      String ann = "learners/" + learner(lrs, "ann");
      String bob = "learners/" + learner(lrs, "bob");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(get(lrs, ann).at("/journeys/0/step").asString()).isEqualTo("watching");
                assertThat(get(lrs, bob + "/touchpoints").at("/touchpoints/0/state").asString())
                    .isEqualTo("sent");
              });
      String key = get(lrs, bob + "/touchpoints").at("/touchpoints/0/key").asString();
      check(
          document,
          "post",
          "try",
          lrs.post(
              API + "try?agent=" + Lrs.encoded("{\"mbox\":\"mailto:ann@ex.org\"}"),
              "text/plain",
              JOURNEY.replace("version: 1", "version: 2")));
      check(
          document,
          "post",
          "rosters/{name}/members",
          lrs.post(
              API + "rosters/others/members", "[{\"agent\":{\"mbox\":\"mailto:cy@ex.org\"}}]"));
      String item = get(lrs, bob + "/inbox").at("/items/0/id").asString();
      Map<String, String> questions = questions(ann, bob, key);
      questions.forEach((path, template) -> check(document, "get", template, lrs.get(API + path)));
      for (String act : new String[] {"read", "dismiss"}) {
        check(
            document,
            "post",
            "inbox/{id}/" + act,
            lrs.send(lrs.request(API + "inbox/" + item + "/" + act).POST(BodyPublishers.noBody())));
      }
      learnersOwn_isAsDescribed(lrs, document);
      tables_areChosenByAccept(lrs);
      problems_areAsDescribed(lrs, document);
    }
  }

  /** What is asked, and which path of the document it is. */
  private static Map<String, String> questions(String ann, String bob, String key) {
    Map<String, String> questions = new LinkedHashMap<>();
    String journey = "journeys/first-aid";
    String template = "journeys/{id}";
    questions.put("journeys", "journeys");
    questions.put(journey, template);
    questions.put(journey + "/counts", template + "/counts");
    questions.put(journey + "/learners?limit=1", template + "/learners");
    questions.put(journey + "/learners?stage=do&at=2999-01-01", template + "/learners");
    questions.put(journey + "/touchpoints?limit=1", template + "/touchpoints");
    questions.put(journey + "/touchpoints?state=sent", template + "/touchpoints");
    String statistics = journey + "/statistics/";
    String since = "?from=2020-01-01&to=2999-01-01&known=2999-01-01";
    questions.put(statistics + "standing", template + "/statistics/standing");
    questions.put(statistics + "flows" + since, template + "/statistics/flows");
    questions.put(statistics + "moves" + since + "&limit=1", template + "/statistics/moves");
    questions.put(
        statistics + "moves?movedFrom=invited&movedTo=watching", template + "/statistics/moves");
    questions.put(statistics + "drop-off", template + "/statistics/drop-off");
    questions.put(statistics + "dwell" + since, template + "/statistics/dwell");
    questions.put(
        statistics + "conversion?of=invited&reached=stage:do&within=P30D",
        template + "/statistics/conversion");
    questions.put(statistics + "conversion" + since, template + "/statistics/conversion");
    questions.put(statistics + "funnel" + since, template + "/statistics/funnel");
    questions.put(ann, "learners/{id}");
    questions.put(ann + "/journeys/first-aid?limit=1", "learners/{id}/journeys/{journey}");
    questions.put(ann + "/journeys/first-aid/why", "learners/{id}/journeys/{journey}/why");
    questions.put(bob + "/journeys/first-aid/why?run=1", "learners/{id}/journeys/{journey}/why");
    questions.put(bob + "/touchpoints", "learners/{id}/touchpoints");
    questions.put(bob + "/touchpoints/" + key, "learners/{id}/touchpoints/{key}");
    questions.put(bob + "/inbox", "learners/{id}/inbox");
    questions.put("learners?key=mbox:mailto:ann%40ex.org", "learners");
    questions.put("rosters", "rosters");
    questions.put("rosters/new-hires", "rosters/{name}");
    questions.put("outbox", "outbox");
    questions.put("lag", "lag");
    questions.put("schema", "schema");
    return questions;
  }

  private static void learnersOwn_isAsDescribed(Lrs lrs, JsonNode document) {
    String wish = "{\"agent\": {\"mbox\": \"mailto:ann@ex.org\"}}";
    String link = Lrs.json(lrs.post("admin/api/learner-links", wish)).path("link").asString();
    Map<String, String> hers = new LinkedHashMap<>();
    hers.put("ways", "ways");
    hers.put("ways/first-aid", "ways/{journey}");
    hers.put("ways/first-aid/why", "ways/{journey}/why");
    hers.put("ways/first-aid/shape", "ways/{journey}/shape");
    hers.put("inbox", "inbox");
    hers.forEach(
        (path, template) ->
            check(
                document,
                "get",
                template,
                lrs.send(
                    lrs.bare("me/api/journey/" + path)
                        .header("Authorization", "Bearer " + link.replaceFirst(".*#", "")))));
  }

  private static void tables_areChosenByAccept(Lrs lrs) {
    for (String table : new String[] {"counts", "learners", "statistics/flows"}) {
      HttpResponse<String> csv =
          lrs.send(lrs.request(API + "journeys/first-aid/" + table).header("Accept", "text/csv"));
      assertThat(csv.statusCode()).isEqualTo(200);
      assertThat(Lrs.header(csv, "Content-Type")).startsWith("text/csv");
      assertThat(csv.body()).contains("\r\n").contains("watching");
    }
  }

  private static void problems_areAsDescribed(Lrs lrs, JsonNode document) {
    HttpResponse<String> refused = lrs.get(API + "journeys/first-aid/statistics/flows?from=soon");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(schema(document, "#/components/schemas/Problem").validate(Lrs.json(refused)))
        .isEmpty();
  }

  static void check(
      JsonNode document, String method, String template, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(template + " " + answer.body()).isEqualTo(200);
    JsonNode content =
        document
            .path("paths")
            .path("/" + template)
            .path(method)
            .path("responses")
            .path("200")
            .path("content");
    String type = Lrs.header(answer, "Content-Type").split(";", -1)[0];
    JsonNode schema = content.path(type).path("schema");
    assertThat(schema.isMissingNode()).as(method + " " + template + " answers " + type).isFalse();
    if (schema.has("$ref")) {
      assertThat(schema(document, schema.path("$ref").asString()).validate(Lrs.json(answer)))
          .as(template + " " + answer.body())
          .isEmpty();
    }
  }

  /** A schema of the document that also refuses what it does not name. */
  static Schema schema(JsonNode document, String ref) {
    ObjectNode root = Lrs.JSON.createObjectNode();
    root.put("$ref", ref).set("$defs", document.path("components").path("schemas"));
    JsonNode alone =
        Lrs.JSON.readTree(root.toString().replace("#/components/schemas/", "#/$defs/"));
    alone
        .path("$defs")
        .valueStream()
        .filter(schema -> schema.has("properties"))
        .forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(alone);
  }

  private static String learner(Lrs lrs, String who) {
    String path = API + "learners?key=mbox:mailto:" + who + "%40ex.org";
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(lrs.get(path).statusCode()).isEqualTo(200));
    return Lrs.json(lrs.get(path)).path("learner").asString();
  }

  private static JsonNode get(Lrs lrs, String path) {
    return Lrs.json(lrs.get(API + path));
  }

  private static String did(String verb, int secondsAgo) {
    return """
    {"actor":{"mbox":"mailto:ann@ex.org"},"verb":{"id":"https://ex.org/verbs/%s"},
     "object":{"id":"https://ex.org/first-aid"},"timestamp":"%s"}\
    """
        .formatted(verb, Instant.now().minusSeconds(secondsAgo));
  }
}
