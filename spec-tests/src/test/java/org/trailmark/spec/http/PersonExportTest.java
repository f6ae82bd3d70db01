package org.trailmark.spec.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A person is told everything that is kept of her, and nothing of people who have to do with her.
 */
class PersonExportTest {
  private static final String EXPORT = "admin/api/privacy/export?agent=";
  private static final String ANN = "{\"mbox\":\"mailto:ann@ex.org\"}";
  private static final String ACCOUNT =
      "{\"account\":{\"homePage\":\"https://lms.ex.org\",\"name\":\"a-17\"}}";
  private static final String PROOF = "a scan of her certificate";
  private static final String JOURNEY =
      """
      journey: first-aid
      version: 1
      title: {en: First aid}
      entry: {match: {verb: "https://ex.org/verbs/did"}}
      stages: [see]
      steps:
        invited: {stage: see, touch: [welcome], after: [{after: P14D, to: "exit:lapsed"}]}
      exits:
        lapsed: {counts: drop}
      touchpoints:
        welcome: {audience: learner, channels: [inbox], benefit: know, once: run, expires: P2D,
                  message: {en: {subject: "Hello", body: "Begin."}}}
      """;

  @AutoClose private static final Lrs lrs = Lrs.start();

  @BeforeAll
  static void sheHasLivedHere() {
    assertThat(lrs.post("admin/api/journey/journeys", "text/plain", JOURNEY).statusCode())
        .isLessThan(300);
    String link = "{\"agents\":[" + ANN + "," + ACCOUNT + "],\"reason\":\"married\"}";
    assertThat(lrs.post("admin/api/identities/links", link).statusCode()).isEqualTo(201);
    String hash = MultipartBody.hash(PROOF);
    HttpResponse<String> stored =
        MultipartBody.send(
            lrs,
            "["
                + String.join(
                    ",",
                    statement(1, ANN, "")
                        .replace(
                            "\"object\"",
                            "\"attachments\":[{\"usageType\":\"https://ex.org/proof\",\"display\":{},"
                                + "\"contentType\":\"text/plain\",\"length\":"
                                + PROOF.length()
                                + ",\"sha2\":\""
                                + hash
                                + "\"}],\"object\""),
                    statement(2, ACCOUNT, ""),
                    statement(3, "{\"mbox\":\"mailto:bob@ex.org\"}", ""),
                    statement(
                        4,
                        "{\"mbox\":\"mailto:bob@ex.org\"}",
                        ",\"context\":{\"instructor\":" + ANN + "}"),
                    statement(
                        5,
                        "{\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:bob@ex.org\"},"
                            + ACCOUNT
                            + "]}",
                        ""),
                    "{\"actor\":{\"mbox\":\"mailto:bob@ex.org\"},\"id\":"
                        + id(6)
                        + ",\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"},"
                        + "\"object\":{\"objectType\":\"StatementRef\",\"id\":"
                        + id(2)
                        + "}}")
                + "]",
            MultipartBody.part(PROOF));
    assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    String state = "xapi/activities/state?activityId=https://ex.org/a&stateId=place&agent=";
    assertThat(lrs.put(state + Lrs.encoded(ANN), "{\"page\":7}").statusCode()).isEqualTo(204);
    String profile = "xapi/agents/profile?profileId=size&agent=";
    assertThat(lrs.put(profile + Lrs.encoded(ACCOUNT), "{\"shoe\":38}").statusCode())
        .isEqualTo(204);
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(30))).isTrue();
  }

  private static String id(int number) {
    return "\"00000000-0000-4000-8000-00000000000" + number + "\"";
  }

  private static String statement(int number, String actor, String more) {
    return "{\"id\":"
        + id(number)
        + ",\"actor\":"
        + actor
        + ",\"verb\":{\"id\":\"https://ex.org/verbs/did\"},\"object\":{\"id\":\"https://ex.org/a\"}"
        + more
        + "}";
  }

  @Test
  void export_holdsWhatEveryPartKeepsOfAllHerAgents() throws IOException {
    Map<String, String> files = unzip(lrs.request(EXPORT + Lrs.encoded(ANN)));

    assertThat(lines(files, "person.json").get(0).path("agents").findValuesAsString("mbox"))
        .containsExactly("mailto:ann@ex.org");
    assertThat(lines(files, "statements.jsonl"))
        .extracting(statement -> statement.path("id").asString())
        .extracting(id -> id.charAt(id.length() - 1))
        .containsExactlyInAnyOrder('1', '2', '4', '5', '6'); // 2 is voided, 6 voids it
    assertThat(lines(files, "documents.jsonl"))
        .extracting(document -> document.path("resource").asString())
        .containsExactlyInAnyOrder("state", "agent-profile");
    assertThat(lines(files, "identities.jsonl").get(0).path("reason").asString())
        .isEqualTo("married");
    assertThat(lines(files, "plugins/journey.jsonl"))
        .extracting(row -> row.path("kind").asString())
        .contains("agents", "runs", "transitions", "evidence", "touchpoints", "inbox");
    assertThat(files).containsEntry("attachments/" + MultipartBody.hash(PROOF), PROOF);
  }

  @Test
  void export_isTheSame_byWhicheverAgentSheIsAskedFor() throws IOException {
    Map<String, String> one = unzip(lrs.request(EXPORT + Lrs.encoded(ANN)));
    Map<String, String> other = unzip(lrs.request(EXPORT + Lrs.encoded(ACCOUNT)));

    one.remove("person.json"); // it says when it was made
    other.remove("person.json");
    assertThat(other).isEqualTo(one);
  }

  @Test
  void learner_getsHerOwn_byHerLink() throws IOException {
    String link =
        Lrs.json(lrs.post("admin/api/learner-links", "{\"agent\":" + ACCOUNT + "}"))
            .path("link")
            .asString();
    String token = link.substring(link.indexOf('#') + 1);

    Map<String, String> files =
        unzip(lrs.bare("me/api/privacy/export").header("Authorization", "Bearer " + token));

    assertThat(files.get("statements.jsonl"))
        .isEqualTo(unzip(lrs.request(EXPORT + Lrs.encoded(ANN))).get("statements.jsonl"));
  }

  @Test
  void strangers_getNothing() throws IOException {
    Map<String, String> files =
        unzip(lrs.request(EXPORT + Lrs.encoded("{\"mbox\":\"mailto:eve@ex.org\"}")));

    assertThat(files.get("statements.jsonl")).isEmpty();
    assertThat(files.get("documents.jsonl")).isEmpty();
    assertThat(files.get("plugins/journey.jsonl")).isEmpty();
  }

  @Test
  void requests_thatMayNot_areRefused() {
    assertThat(lrs.send(lrs.bare(EXPORT + Lrs.encoded(ANN))).statusCode()).isEqualTo(401);
    assertThat(lrs.send(lrs.bare("me/api/privacy/export")).statusCode()).isEqualTo(403);
    assertThat(lrs.get("admin/api/privacy/export").statusCode()).isEqualTo(400);
    String group = "{\"objectType\":\"Group\",\"mbox\":\"mailto:all@ex.org\"}";
    assertThat(lrs.get(EXPORT + Lrs.encoded(group)).statusCode()).isEqualTo(400);
    assertThat(lrs.send(lrs.request(EXPORT).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(405);
  }

  private static List<JsonNode> lines(Map<String, String> files, String name) {
    return Objects.requireNonNull(files.get(name), name)
        .lines()
        .map(line -> Lrs.JSON.readTree(line))
        .toList();
  }

  private static Map<String, String> unzip(HttpRequest.Builder request) throws IOException {
    HttpResponse<byte[]> answer;
    try {
      answer =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return files;
  }
}
