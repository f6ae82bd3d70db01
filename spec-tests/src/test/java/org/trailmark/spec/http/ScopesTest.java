package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** What a credential sees and may write: its own, what is inside its boundary, definitions. */
class ScopesTest {
  private static final String ANN = "{\"mbox\":\"mailto:ann@example.org\"}";
  private static final String BOB = "{\"mbox\":\"mailto:bob@example.org\"}";
  private static final String COURSE = "https://example.org/course/4";
  private static final String OTHER = "https://example.org/course/42";

  @AutoClose private static final Lrs lrs = Lrs.start();

  @Test
  void readerOfHerOwn_seesNothingElse_byNoWay() {
    Caller mine = add("\"statements/write\",\"statements/read/mine\"", "null");
    Caller others = add("\"all\"", "null");
    String own = mine.write(statement(ANN, OTHER));
    String foreign = others.write(statement(ANN, OTHER));
    String voided = others.write(statement(ANN, OTHER));
    others.write(voiding(voided));
    // Mentions the account that the credential is, and is not its statement all the same.
    String account =
        json(mine.get("xapi/statements?statementId=" + own)).path("authority").toString();
    String mention = others.write(statement(account.replace("\"name\":\"t\",", ""), OTHER));

    assertThat(mine.ids("limit=100")).containsExactly(own);
    assertThat(mine.ids("related_agents=true&agent=" + Lrs.encoded(ANN))).containsExactly(own);
    for (String query :
        List.of(
            "statementId=" + foreign,
            "statementId=" + mention,
            "voidedStatementId=" + voided,
            "attachments=true&statementId=" + foreign)) {
      assertThat(mine.get("xapi/statements?" + query).statusCode()).as(query).isEqualTo(404);
    }
    assertThat(others.ids("limit=100")).contains(own, foreign, mention);
  }

  @Test
  void moreLinkOfSomebodyWhoSeesAll_isNoWiderForWhoDoesNot() {
    Caller mine = add("\"statements/write\",\"statements/read/mine\"", "null");
    Caller others = add("\"all\"", "null");
    String own = mine.write(statement(BOB, OTHER));
    for (int i = 0; i < 3; i++) {
      others.write(statement(BOB, OTHER));
    }
    String more = json(others.get("xapi/statements?limit=1")).path("more").asString();

    JsonNode page = json(mine.get(more.substring(1)));

    assertThat(ids(page)).isSubsetOf(own);
  }

  @Test
  void namesOfAnAgent_areThoseOfTheStatementsThatTheCallerSees() {
    Caller mine = add("\"statements/write\",\"statements/read/mine\"", "null");
    Caller others = add("\"all\"", "null");
    others.write(
        statement("{\"mbox\":\"mailto:carl@example.org\",\"name\":\"Carl the Secret\"}", OTHER));
    String carl = Lrs.encoded("{\"mbox\":\"mailto:carl@example.org\"}");

    assertThat(mine.get("xapi/agents?agent=" + carl).body()).doesNotContain("Secret");
    assertThat(others.get("xapi/agents?agent=" + carl).body()).contains("Secret");
  }

  @Test
  void definition_changesOnlyByWhoMayDefine() {
    String activity = "https://example.org/" + UUID.randomUUID();
    Caller writer = add("\"statements/write\",\"statements/read/mine\"", "null");
    String id = writer.write(defining(activity));

    String asked = "xapi/activities?activityId=" + Lrs.encoded(activity);
    assertThat(writer.get(asked).body()).doesNotContain("Mine");
    assertThat(writer.get("xapi/statements?statementId=" + id).body()).contains("Mine");

    add("\"statements/write\",\"define\"", "null").write(defining(activity));

    assertThat(writer.get(asked).body()).contains("Mine");
  }

  @Test
  void writingOutsideABoundary_isRefusedWithEachPlace_andNothingIsStored() {
    Caller bounded = add("\"all\"", "{\"activities\":[\"" + COURSE + "\"]}");
    String inside = statement(ANN, COURSE + "/quiz");
    String batch =
        "["
            + inside
            + ","
            + statement(ANN, OTHER)
            + ","
            + statement(ANN, COURSE)
            + ","
            + voiding(UUID.randomUUID().toString())
            + "]";

    HttpResponse<String> refused = bounded.post(batch);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).path("faults").valueStream().map(f -> f.path("statement").asInt(-1)))
        .containsExactly(1, 3);
    assertThat(bounded.ids("limit=10")).isEmpty();
  }

  @Test
  void boundedReader_seesWhatIsInside_andReferencesToIt() {
    Caller all = add("\"all\"", "null");
    String quiz = "https://example.org/inside/" + UUID.randomUUID();
    String inside = all.write(statement(ANN, quiz + "/1"));
    String reference = all.write(reference(inside));
    String outside = all.write(statement(ANN, OTHER));
    String outsideReference = all.write(reference(outside));
    Caller bounded = add("\"all\"", "{\"activities\":[\"" + quiz + "\"]}");

    assertThat(bounded.ids("limit=100")).containsExactlyInAnyOrder(inside, reference);
    assertThat(bounded.get("xapi/statements?statementId=" + outside).statusCode()).isEqualTo(404);
    assertThat(bounded.get("xapi/statements?statementId=" + outsideReference).statusCode())
        .isEqualTo(404);
    assertThat(bounded.post(voiding(outside)).statusCode()).isEqualTo(403);
    assertThat(bounded.post(voiding(inside)).statusCode()).isEqualTo(200);
    assertThat(all.get("xapi/statements?statementId=" + outside).statusCode()).isEqualTo(200);
    assertThat(all.get("xapi/statements?voidedStatementId=" + inside).statusCode()).isEqualTo(200);
  }

  @Test
  void boundedReader_pagesThroughWhatIsInside_howeverMuchIsOutside() {
    pages(lrs);
  }

  @Test
  void boundedReader_pagesOnPostgresToo(@TempDir Path folder) {
    TestPostgres postgres = new TestPostgres();
    try (Lrs other = Lrs.start(folder, Map.of("database", postgres.url()))) {
      pages(other);
    }
    postgres.giveBack();
  }

  private static void pages(Lrs server) {
    Caller all = add(server, "\"all\"", "null");
    String start = "https://example.org/paged/" + UUID.randomUUID() + "/";
    List<String> inside = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      StringBuilder batch = new StringBuilder("[");
      for (int i = 0; i < 150; i++) {
        batch.append(i == 0 ? "" : ",").append(statement(BOB, OTHER + "/" + i));
      }
      all.post(batch.append("]").toString());
      inside.add(0, all.write(statement(ANN, start + round)));
    }
    Caller bounded = add(server, "\"all/read\"", "{\"activities\":[\"" + start + "\"]}");

    List<String> found = new ArrayList<>();
    String next = "/xapi/statements?limit=2";
    while (!next.isEmpty()) {
      JsonNode page = json(bounded.get(next.substring(1)));
      found.addAll(ids(page));
      next = page.path("more").asString();
    }

    assertThat(found).isEqualTo(inside);
  }

  @Test
  void groupOfLearners_boundsStatementsDocumentsAndAgents() {
    Caller all = add("\"all\"", "null");
    String activity = "https://example.org/" + UUID.randomUUID();
    String hers = all.write(statement(ANN, activity));
    all.write(statement(BOB, activity));
    Caller bounded = add("\"all\"", "{\"learners\":[" + ANN + "]}");

    assertThat(bounded.ids("activity=" + Lrs.encoded(activity))).containsExactly(hers);
    assertThat(bounded.post(statement(BOB, activity)).statusCode()).isEqualTo(403);
    assertThat(bounded.post(group(ANN, BOB, activity)).statusCode()).isEqualTo(403);
    assertThat(bounded.post(group(ANN, ANN, activity)).statusCode()).isEqualTo(200);
    String state =
        "xapi/activities/state?stateId=s&activityId=" + Lrs.encoded(activity) + "&agent=";
    assertThat(bounded.put(state + Lrs.encoded(ANN)).statusCode()).isEqualTo(204);
    assertThat(bounded.put(state + Lrs.encoded(BOB)).statusCode()).isEqualTo(403);
    assertThat(bounded.get(state + Lrs.encoded(BOB)).statusCode()).isEqualTo(403);
    assertThat(bounded.get("xapi/agents?agent=" + Lrs.encoded(BOB)).statusCode()).isEqualTo(403);
    assertThat(
            bounded.get("xapi/activities/profile?activityId=" + Lrs.encoded(activity)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void rotatedSecret_overlaps_andDisabledOrExpiredCredentialsAreRefused() {
    Caller before = add("\"all/read\"", "null");
    String path = "admin/api/credentials/" + before.key;
    JsonNode made = json(lrs.post(path + "/secret", "{\"overlap\":\"PT1H\"}"));
    Caller after = new Caller(lrs, before.key, made.path("secret").asString());
    assertThat(before.get("xapi/statements").statusCode()).isEqualTo(200);
    assertThat(after.get("xapi/statements").statusCode()).isEqualTo(200);

    assertThat(lrs.post(path + "/secret", "{}").statusCode()).isEqualTo(201);
    assertThat(after.get("xapi/statements").statusCode()).isEqualTo(401);

    Caller other = add("\"all/read\"", "null");
    String its = "admin/api/credentials/" + other.key;
    assertThat(lrs.put(its, "{\"scopes\":[\"all/read\"],\"disabled\":true}").statusCode())
        .isEqualTo(200);
    assertThat(other.get("xapi/statements").body()).contains("disabled");
    lrs.put(its, "{\"scopes\":[\"all/read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}");
    assertThat(other.get("xapi/statements").body()).contains("expired");
    lrs.put(its, "{\"scopes\":[\"all/read\"]}");
    assertThat(other.get("xapi/statements").statusCode()).isEqualTo(200);
  }

  private static Caller add(String scopes, String boundary) {
    return add(lrs, scopes, boundary);
  }

  private static Caller add(Lrs server, String scopes, String boundary) {
    HttpResponse<String> made =
        server.post(
            "admin/api/credentials",
            "{\"label\":\"t\",\"scopes\":[" + scopes + "],\"boundary\":" + boundary + "}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return new Caller(
        server, json(made).path("key").asString(), json(made).path("secret").asString());
  }

  private static List<String> ids(JsonNode page) {
    return page.path("statements").valueStream().map(s -> s.path("id").asString()).toList();
  }

  private static String statement(String actor, String activity) {
    return "{\"id\":\""
        + UUID.randomUUID()
        + "\",\"actor\":"
        + actor
        + ",\"verb\":{\"id\":\"https://example.org/verbs/did\"},\"object\":{\"id\":\""
        + activity
        + "\"}}";
  }

  private static String defining(String activity) {
    return statement(ANN, activity)
        .replace(
            "\"id\":\"" + activity + "\"",
            "\"id\":\"" + activity + "\",\"definition\":{\"name\":{\"en\":\"Mine\"}}");
  }

  private static String group(String one, String other, String activity) {
    return statement("{\"objectType\":\"Group\",\"member\":[" + one + "," + other + "]}", activity);
  }

  private static String voiding(String target) {
    return reference(target)
        .replace("https://example.org/verbs/did", "http://adlnet.gov/expapi/verbs/voided");
  }

  private static String reference(String target) {
    return statement(ANN, "x")
        .replace("{\"id\":\"x\"}", "{\"objectType\":\"StatementRef\",\"id\":\"" + target + "\"}");
  }

  /** A credential at work. */
  private record Caller(Lrs server, String key, String secret) {
    HttpRequest.Builder request(String path) {
      return server
          .bare(path)
          .header("X-Experience-API-Version", "2.0.0")
          .header("Authorization", Lrs.basic(key, secret));
    }

    HttpResponse<String> get(String path) {
      return server.send(request(path));
    }

    HttpResponse<String> post(String statements) {
      return server.send(
          request("xapi/statements")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(statements)));
    }

    HttpResponse<String> put(String path) {
      return server.send(
          request(path)
              .header("Content-Type", "application/json")
              .header("If-None-Match", "*")
              .PUT(BodyPublishers.ofString("{}")));
    }

    /** Sends one statement; gives its id. */
    String write(String statement) {
      HttpResponse<String> stored = post(statement);
      assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
      return json(stored).path(0).asString();
    }

    List<String> ids(String query) {
      return ScopesTest.ids(json(get("xapi/statements?" + query)));
    }
  }
}
