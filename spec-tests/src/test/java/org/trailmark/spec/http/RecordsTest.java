package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What admins ask of statements: search, tables, counts, facets, learners. */
class RecordsTest {
  private static final String API = "admin/api/";
  private static final String ANN = "{\"mbox\":\"mailto:ann@ex.org\",\"name\":\"Ánn Smith\"}";
  private static final String ANN_AT_LMS =
      "{\"account\":{\"homePage\":\"https://lms.ex.org\",\"name\":\"a17\"}}";
  private static final String BOB = "{\"mbox\":\"mailto:bob@ex.org\",\"name\":\"Bob\"}";
  private static final String TEAM =
      "{\"objectType\":\"Group\",\"name\":\"Team\",\"member\":[" + ANN + "," + BOB + "]}";
  private static final UUID REGISTRATION = UUID.fromString("7ccd3322-e1a5-411a-a67d-6a735c76f119");
  private static final UUID VOIDED = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @AutoClose private static final Lrs lrs = Lrs.start();

  @BeforeAll
  static void fill() {
    List<String> statements = new ArrayList<>();
    statements.add(did(ANN, "passed", "first-aid", "2026-03-28T23:30:00Z", result(0.9, true, 60)));
    statements.add(did(BOB, "failed", "first-aid", "2026-03-29T12:00:00Z", result(0.4, false, 90)));
    statements.add(
        did(ANN_AT_LMS, "passed", "fire", "2026-03-31T12:00:00Z", result(0.7, true, 30)));
    statements.add(did(TEAM, "attended", "meeting", "2026-03-30T12:00:00Z", ""));
    statements.add(
        did(BOB, "launched", "fire", "2026-03-30T13:00:00Z", "")
            .replace("\"timestamp\"", "\"id\":\"" + VOIDED + "\",\"timestamp\""));
    statements.add(
        did(BOB, "launched", "video", "2026-03-30T14:00:00Z", "")
            .replace(
                "\"timestamp\"",
                """
                "context":{"registration":"%s","platform":"LMS",
                  "contextActivities":{"category":[{"id":"https://ex.org/cat/safety",
                    "definition":{"name":{"en":"Safety"}}}],"parent":[{"id":"https://ex.org/fire"}]},
                  "extensions":{"https://ex.org/ext/room":"B 12","https://ex.org/ext/seats":5.0}},
                "timestamp\"\
                """
                    .formatted(REGISTRATION)));
    assertThat(lrs.post("xapi/statements", "[" + String.join(",", statements) + "]").statusCode())
        .isEqualTo(200);
    String voiding =
        """
        {"actor":%s,"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
         "object":{"objectType":"StatementRef","id":"%s"},"timestamp":"2026-04-01T00:00:00Z"}\
        """
            .formatted(BOB, VOIDED);
    assertThat(lrs.post("xapi/statements", voiding).statusCode()).isEqualTo(200);
    String link = "{\"agents\":[{\"mbox\":\"mailto:ann@ex.org\"}," + ANN_AT_LMS + "]}";
    assertThat(lrs.post(API + "identities/links", link).statusCode()).isEqualTo(201);
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(20))).isTrue();
  }

  private static String did(String actor, String verb, String thing, String at, String result) {
    return """
    {"actor":%s,"verb":{"id":"https://ex.org/verbs/%s","display":{"en":"%s"}},
     "object":{"id":"https://ex.org/%s","definition":{"name":{"en":"The %s"},
     "type":"https://ex.org/types/%s"}},%s"timestamp":"%s"}\
    """
        .formatted(
            actor,
            verb,
            verb,
            thing,
            thing,
            thing.equals("video") ? "media" : "course",
            result,
            at);
  }

  private static String result(double score, boolean success, int seconds) {
    return "\"result\":{\"score\":{\"scaled\":%s},\"success\":%s,\"completion\":true,\"duration\":\"PT%dS\"},"
        .formatted(score, success, seconds);
  }

  private static JsonNode get(String path) {
    HttpResponse<String> answer = lrs.get(API + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Lrs.json(answer);
  }

  /** What was done to what, newest first where nothing else is asked for. */
  private static List<String> found(String query) {
    return found(get("statements" + query));
  }

  private static List<String> found(JsonNode answer) {
    return answer
        .path("statements")
        .valueStream()
        .map(one -> last(one.at("/verb/id")) + " " + last(one.at("/activity/id")))
        .toList();
  }

  private static String last(JsonNode iri) {
    return iri.asString("").replaceAll(".*/", "");
  }

  @Test
  void everything_isFound_newestFirst_withoutWhatIsVoided() {
    assertThat(found(""))
        .containsExactly(
            "voided ",
            "launched video",
            "attended meeting",
            "passed fire",
            "failed first-aid",
            "passed first-aid");
    assertThat(found("?voided=true")).containsExactly("launched fire");
    assertThat(found("?voided=any")).hasSize(7);
    assertThat(found("?sort=timestamp&order=asc"))
        .containsExactly(
            "passed first-aid",
            "failed first-aid",
            "attended meeting",
            "launched video",
            "passed fire",
            "voided ");
  }

  @Test
  void aLearner_isFound_byAnyOfHerIdentities_andInGroups() {
    String[] hers = {"attended meeting", "passed fire", "passed first-aid"};
    assertThat(found("?learner=ann%40ex.org")).containsExactly(hers);
    assertThat(found("?learner=" + Lrs.encoded("account:https://lms.ex.org|a17")))
        .containsExactly(hers);
    assertThat(found("?learner=" + Lrs.encoded(ANN_AT_LMS))).containsExactly(hers);
    assertThat(found("?learner=nobody%40ex.org")).isEmpty();
  }

  @Test
  void filters_meanAllOfThem_andAnyOfOneKind() {
    String verb = "verb=https://ex.org/verbs/";
    assertThat(found("?" + verb + "passed&learner=bob%40ex.org")).isEmpty();
    assertThat(found("?" + verb + "passed&" + verb + "failed&activity=https://ex.org/first-aid"))
        .containsExactly("failed first-aid", "passed first-aid");
    assertThat(found("?type=https://ex.org/types/media")).containsExactly("launched video");
    assertThat(found("?category=https://ex.org/cat/safety")).containsExactly("launched video");
    assertThat(found("?parent=https://ex.org/fire")).containsExactly("launched video");
    assertThat(found("?grouping=https://ex.org/fire")).isEmpty();
    assertThat(found("?platform=LMS")).containsExactly("launched video");
    assertThat(found("?registration=" + REGISTRATION)).containsExactly("launched video");
    assertThat(found("?scoreFrom=0.7")).containsExactly("passed fire", "passed first-aid");
    assertThat(found("?scoreTo=0.7&success=true")).containsExactly("passed fire");
    assertThat(found("?completion=true&success=false")).containsExactly("failed first-aid");
    assertThat(found("?from=2026-03-29&to=2026-03-31"))
        .containsExactly("launched video", "attended meeting", "failed first-aid");
    assertThat(found("?storedTo=2020-01-01")).isEmpty();
  }

  @Test
  void extensions_areFound_byKeyAndByValue() {
    assertThat(found("?extension=https://ex.org/ext/room")).containsExactly("launched video");
    assertThat(found("?extension=" + Lrs.encoded("https://ex.org/ext/room=B 12"))).hasSize(1);
    assertThat(found("?extension=" + Lrs.encoded("https://ex.org/ext/seats=5"))).hasSize(1);
    assertThat(found("?extension=" + Lrs.encoded("https://ex.org/ext/seats=6"))).isEmpty();
    assertThat(
            get("statements/aggregate?extension=" + Lrs.encoded("https://ex.org/ext/seats=5.0"))
                .at("/groups/0/statements")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void text_isSoughtInNames_withoutAccents() {
    assertThat(found("?text=ann")).containsExactly("attended meeting", "passed first-aid");
    assertThat(found("?text=SMITH+pass")).containsExactly("passed first-aid");
    assertThat(found("?text=the+video")).containsExactly("launched video");
  }

  @Test
  void pages_joinToTheWhole_whicheverWayTheyGo() {
    for (String order : List.of("", "&order=asc", "&sort=timestamp", "&sort=timestamp&order=asc")) {
      List<String> all = found("?limit=500" + order);
      List<String> pages = new ArrayList<>();
      String next = "statements?limit=2" + order;
      while (!next.isEmpty()) {
        JsonNode page = get(next);
        pages.addAll(found(page));
        next = page.path("more").asString("");
      }
      assertThat(pages).as(order).isEqualTo(all);
    }
  }

  @Test
  void count_isExact_upToWhatIsAskedFor() {
    assertThat(get("statements?count=10").path("count").toString())
        .isEqualTo("{\"statements\":6,\"exact\":true}");
    assertThat(get("statements?count=6&limit=1").path("count").path("exact").asBoolean()).isTrue();
    assertThat(get("statements?count=2").path("count").toString())
        .isEqualTo("{\"statements\":2,\"exact\":false}");
  }

  @Test
  void aStatement_comesWithWhatItNames() {
    JsonNode one = get("statements?score=&verb=https://ex.org/verbs/failed".replace("score=&", ""));
    JsonNode failed = one.at("/statements/0");
    assertThat(failed.at("/learner/name").asString()).isEqualTo("Bob");
    assertThat(failed.at("/learner/agent/mbox").asString()).isEqualTo("mailto:bob@ex.org");
    assertThat(failed.at("/verb/name/en").asString()).isEqualTo("failed");
    assertThat(failed.at("/activity/name/en").asString()).isEqualTo("The first-aid");
    assertThat(failed.at("/activity/type").asString()).isEqualTo("https://ex.org/types/course");
    assertThat(failed.path("score").asDouble()).isEqualTo(0.4);
    assertThat(failed.path("success").asBoolean(true)).isFalse();
    assertThat(failed.path("duration").asDouble()).isEqualTo(90);
    assertThat(failed.at("/statement/result/duration").asString()).isEqualTo("PT90S");
    assertThat(one.path("behind").asInt()).isZero();
  }

  @Test
  void lines_areWhatIsStored_andCanBeStoredAgain() {
    HttpResponse<String> lines =
        lrs.send(
            lrs.request(API + "statements?order=asc").header("Accept", "application/x-ndjson"));
    assertThat(Lrs.header(lines, "Content-Type")).isEqualTo("application/x-ndjson");
    List<String> each = lines.body().lines().toList();
    assertThat(each).hasSize(6);
    HttpResponse<String> again = lrs.post("xapi/statements", "[" + String.join(",", each) + "]");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(Lrs.header(again, "Trailmark-Known")).isEqualTo("6");
  }

  @Test
  void aTable_hasTheColumnsThatAreAskedFor() {
    String query =
        "statements?order=asc&verb=https://ex.org/verbs/failed&verb=https://ex.org/verbs/launched";
    HttpResponse<String> table =
        lrs.get(
            API
                + query
                + "&format=csv&columns=learner,learnerName,verbName,activity,score,platform,registration");
    assertThat(Lrs.header(table, "Content-Type")).startsWith("text/csv");
    assertThat(table.body())
        .isEqualTo(
            "learner,learnerName,verbName,activity,score,platform,registration\r\n"
                + "mbox:mailto:bob@ex.org,Bob,failed,https://ex.org/first-aid,0.4,,\r\n"
                + "mbox:mailto:bob@ex.org,Bob,launched,https://ex.org/video,,LMS,"
                + REGISTRATION
                + "\r\n");
  }

  @Test
  void everyWrongParameter_isNamed() {
    HttpResponse<String> refused =
        lrs.get(API + "statements?verb=no&scoreFrom=7&from=soon&limit=0&colour=red&sort=size");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Lrs.json(refused).path("faults").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("colour", "verb", "scoreFrom", "from", "sort", "limit");
  }

  @Test
  void groups_countStatementsAndLearners_andAverage() {
    JsonNode groups =
        get("statements/aggregate?by=verb&measures=count,learners,score,duration&text=first")
            .path("groups");
    assertThat(groups.toString())
        .isEqualTo(
            """
            [{"verb":{"id":"https://ex.org/verbs/passed","name":{"en":"passed"}},"statements":1,\
            "learners":1,"score":0.9,"duration":60.0},\
            {"verb":{"id":"https://ex.org/verbs/failed","name":{"en":"failed"}},"statements":1,\
            "learners":1,"score":0.4,"duration":90.0}]\
            """);
    JsonNode all = get("statements/aggregate?measures=learners").path("groups");
    assertThat(all.toString()).isEqualTo("[{\"statements\":6,\"learners\":3}]");
    JsonNode byLearner = get("statements/aggregate?by=learner,type&limit=1");
    assertThat(byLearner.at("/groups/0/learner/name").asString()).isEqualTo("Ánn Smith");
    assertThat(byLearner.at("/groups/0/statements").asInt()).isEqualTo(2);
    assertThat(byLearner.path("more").asString()).isNotEmpty();
  }

  @Test
  void days_areThoseOfTheZone_andHaveNoHoles() {
    JsonNode groups =
        get("statements/aggregate?by=day&zone=Europe/Amsterdam&from=2026-03-28&to=2026-04-01")
            .path("groups");
    assertThat(days(groups))
        .containsExactly(
            Map.entry("2026-03-28", 0),
            Map.entry("2026-03-29", 2),
            Map.entry("2026-03-30", 2),
            Map.entry("2026-03-31", 1),
            Map.entry("2026-04-01", 0));
    assertThat(days(get("statements/aggregate?by=day&to=2026-04-01").path("groups")))
        .startsWith(Map.entry("2026-03-28", 1), Map.entry("2026-03-29", 1));
  }

  private static Stream<Map.Entry<String, Integer>> days(JsonNode groups) {
    return groups
        .valueStream()
        .map(day -> Map.entry(day.path("day").asString(), day.path("statements").asInt()));
  }

  @Test
  void facets_areWhatTheFilterLeaves_mostFrequentFirst() {
    assertThat(get("statements/facets/types").path("values").toString())
        .isEqualTo(
            """
            [{"id":"https://ex.org/types/course","statements":4},\
            {"id":"https://ex.org/types/media","statements":1}]\
            """);
    assertThat(get("statements/facets/verbs?learner=bob%40ex.org&limit=1").path("more").asString())
        .isNotEmpty();
    assertThat(get("statements/facets/activities?prefix=FIR").path("values").size()).isEqualTo(2);
    assertThat(get("statements/facets/categories").at("/values/0/name/en").asString())
        .isEqualTo("Safety");
    assertThat(get("statements/facets/platforms").at("/values/0/id").asString()).isEqualTo("LMS");
    assertThat(lrs.get(API + "statements/facets/colours").statusCode()).isEqualTo(404);
  }

  @Test
  void learners_areFound_andLinkedAgentsAreOne() {
    JsonNode ann = get("learners?text=ann").at("/learners/0");
    assertThat(ann.path("name").asString()).isEqualTo("Ánn Smith");
    assertThat(ann.path("agents").size()).isEqualTo(2);
    assertThat(ann.path("statements").asInt()).isEqualTo(3);
    assertThat(ann.path("first").asString()).isEqualTo("2026-03-28T23:30:00Z");
    assertThat(get("learners?text=a17").at("/learners/0/id")).isEqualTo(ann.path("id"));
    JsonNode all = get("learners?limit=1");
    assertThat(get(all.path("more").asString()).at("/learners/0/name").asString()).isEqualTo("Bob");
    assertThat(get("learners").path("learners").size()).isEqualTo(2);
  }

  @Test
  void aLearner_isToldWhole() {
    String state = "xapi/activities/state?activityId=https://ex.org/fire&stateId=bookmark&agent=";
    assertThat(lrs.put(state + Lrs.encoded(ANN_AT_LMS), "{\"page\":3}").statusCode())
        .isEqualTo(204);
    String id = get("learners?text=ann").at("/learners/0/id").asString();
    JsonNode ann = get("learners/" + id);
    assertThat(ann.path("id").asString()).isEqualTo(id);
    assertThat(ann.path("identities").size()).isEqualTo(2);
    assertThat(ann.at("/verbs/0/verb/name/en").asString()).isEqualTo("passed");
    assertThat(ann.at("/scores/0/activity/id").asString()).isEqualTo("https://ex.org/fire");
    assertThat(ann.at("/scores/0/best").asDouble()).isEqualTo(0.7);
    assertThat(ann.at("/documents/states/0/ids/0").asString()).isEqualTo("bookmark");
    assertThat(found(get(ann.at("/links/statements").asString()))).hasSize(3);
    assertThat(get(ann.at("/links/identities").asString()).path("agents").size()).isEqualTo(2);
    assertThat(lrs.get(API + "learners/00000000000000000000").statusCode()).isEqualTo(404);
  }
}
