package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.encoded;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The Statement Resource (xAPI-Communication 2.1). */
class StatementsTest {
  @AutoClose
  private static final Lrs lrs = Lrs.start(Map.of("http.basePath", "/front", "xapi.maxPage", "20"));

  @Test
  void put_newStatement_isThereWithWhatTheLrsAdds() {
    UUID id = UUID.randomUUID();
    Instant before = Instant.now().minusMillis(1);

    HttpResponse<String> put = lrs.put(one(id), Samples.statement(id));

    assertThat(put.statusCode()).isEqualTo(204);
    assertThat(put.body()).isEmpty();
    HttpResponse<String> got = lrs.get(one(id));
    JsonNode statement = json(got);
    assertThat(statement.path("id").asString()).isEqualTo(id.toString());
    assertThat(statement.path("version").asString()).isEqualTo("2.0.0");
    assertThat(Instant.parse(statement.path("stored").asString())).isAfter(before);
    assertThat(statement.path("timestamp")).isEqualTo(statement.path("stored"));
    assertThat(statement.at("/authority/account/name").asString()).isEqualTo(Lrs.KEY);
    assertThat(header(got, "Last-Modified")).endsWith("GMT");
    assertThat(header(got, "Content-Type")).isEqualTo("application/json");
  }

  @Test
  void put_sameStatementAgain_changesNothing() {
    UUID id = UUID.randomUUID();
    lrs.put(one(id), Samples.statement(id));
    String first = lrs.get(one(id)).body();

    HttpResponse<String> again = lrs.put(one(id), Samples.statement(id));

    assertThat(again.statusCode()).isEqualTo(204);
    assertThat(header(again, "Trailmark-Known")).isEqualTo("1");
    assertThat(lrs.get(one(id)).body()).isEqualTo(first);
  }

  @Test
  void put_differentStatementUnderAKnownId_isAConflict() {
    UUID id = UUID.randomUUID();
    lrs.put(one(id), Samples.statement(id));

    HttpResponse<String> other =
        lrs.put(one(id), Samples.statement(id, "bob", Samples.VERB, Samples.COURSE));

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(json(other).path("code").asString()).isEqualTo("conflict");
    assertThat(json(other).at("/faults/0/statement").asInt(-1)).isZero();
    assertThat(lrs.get(one(id)).body()).contains("mailto:ann@example.org");
  }

  @Test
  void post_batch_answersIdsInOrderAndHowManyWereKnown() {
    UUID known = UUID.randomUUID();
    UUID fresh = UUID.randomUUID();
    lrs.post("xapi/statements", Samples.statement(known));

    HttpResponse<String> posted =
        lrs.post(
            "xapi/statements", Samples.array(Samples.statement(fresh), Samples.statement(known)));

    assertThat(posted.statusCode()).isEqualTo(200);
    assertThat(ids(json(posted))).containsExactly(fresh, known);
    assertThat(header(posted, "Trailmark-Known")).isEqualTo("1");
  }

  @Test
  void post_withoutId_answersTheIdThatWasMade() {
    HttpResponse<String> posted =
        lrs.post(
            "xapi/statements",
            Samples.statement(UUID.randomUUID()).replaceFirst("\"id\": \"[^\"]*\",", ""));

    assertThat(posted.statusCode()).isEqualTo(200);
    UUID made = ids(json(posted)).get(0);
    assertThat(lrs.get(one(made)).statusCode()).isEqualTo(200);
  }

  @Test
  void post_oneBadStatementInABatch_storesNothingAndTellsEveryPlace() {
    UUID good = UUID.randomUUID();
    UUID bad = UUID.randomUUID();

    HttpResponse<String> posted =
        lrs.post(
            "xapi/statements",
            Samples.array(
                Samples.statement(good),
                "{\"id\": \"" + bad + "\", \"actor\": {\"mbox\": \"ann\"}, \"extra\": 1}"));

    assertThat(posted.statusCode()).isEqualTo(400);
    JsonNode problem = json(posted);
    assertThat(header(posted, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.path("type").asString())
        .isEqualTo("urn:trailmark:problem:invalid-statement");
    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("faults").valueStream().map(f -> f.path("statement").asInt()))
        .isNotEmpty()
        .containsOnly(1);
    assertThat(problem.path("faults").valueStream().map(f -> f.path("pointer").asString()))
        .contains("/actor/mbox", "/extra");
    assertThat(lrs.get(one(good)).statusCode()).isEqualTo(404);
  }

  @Test
  void get_voided_isFoundAsVoidedOnly() {
    UUID id = UUID.randomUUID();
    UUID voiding = UUID.randomUUID();
    lrs.post("xapi/statements", Samples.statement(id, "voided", Samples.VERB, Samples.COURSE));
    lrs.post("xapi/statements", Samples.voiding(voiding, id));

    assertThat(lrs.get(one(id)).statusCode()).isEqualTo(404);
    assertThat(lrs.get("xapi/statements?voidedStatementId=" + id).statusCode()).isEqualTo(200);
    assertThat(lrs.get("xapi/statements?voidedStatementId=" + voiding).statusCode()).isEqualTo(404);
    assertThat(listed("agent=" + encoded(Samples.agent("voided")))).containsExactly(voiding);
  }

  @Test
  void get_filters_giveWhatMatches() {
    UUID registration = UUID.randomUUID();
    UUID mine = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    String verb = "https://example.org/verbs/" + mine;
    String activity = "https://example.org/activities/" + mine;
    String statement = Samples.statement(mine, "filter", verb, activity);
    String registered =
        statement.substring(0, statement.length() - 1)
            + ", \"context\": {\"registration\": \""
            + registration
            + "\", \"instructor\": {\"mbox\": \"mailto:tess@example.org\"},"
            + " \"contextActivities\": {\"grouping\": [{\"id\": \""
            + activity
            + "/all\"}]}}}";
    lrs.post("xapi/statements", Samples.array(registered, Samples.statement(other)));
    String stored = json(lrs.get(one(mine))).path("stored").asString();

    assertThat(listed("verb=" + encoded(verb))).containsExactly(mine);
    assertThat(listed("activity=" + encoded(activity))).containsExactly(mine);
    assertThat(listed("registration=" + registration)).containsExactly(mine);
    assertThat(listed("agent=" + encoded(Samples.agent("filter")))).containsExactly(mine);
    assertThat(listed("agent=" + encoded(Samples.agent("tess")))).isEmpty();
    assertThat(listed("related_agents=true&agent=" + encoded(Samples.agent("tess"))))
        .containsExactly(mine);
    assertThat(listed("activity=" + encoded(activity + "/all"))).isEmpty();
    assertThat(listed("related_activities=true&activity=" + encoded(activity + "/all")))
        .containsExactly(mine);
    assertThat(listed("verb=" + encoded(verb) + "&since=" + encoded(stored))).isEmpty();
    assertThat(listed("verb=" + encoded(verb) + "&until=" + encoded(stored))).containsExactly(mine);
  }

  @Test
  void get_more_continuesToTheEndWhileStatementsArrive() {
    String verb = "https://example.org/verbs/" + UUID.randomUUID();
    List<UUID> sent = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      sent.add(UUID.randomUUID());
    }
    sent.forEach(id -> lrs.post("xapi/statements", Samples.statement(id, "ann", verb, "urn:x:y")));

    List<UUID> got = new ArrayList<>();
    JsonNode page = json(lrs.get("xapi/statements?ascending=true&verb=" + encoded(verb)));
    got.addAll(ids(page.path("statements")));
    while (!page.path("more").asString().isEmpty()) {
      String more = page.path("more").asString();
      assertThat(more).startsWith("/front/xapi/statements?more=").matches("[A-Za-z0-9/?=_-]+");
      lrs.post("xapi/statements", Samples.statement(UUID.randomUUID(), "ann", verb, "urn:x:late"));
      page = json(lrs.get(more.substring("/front/".length())));
      got.addAll(ids(page.path("statements")));
    }

    assertThat(got).containsExactlyElementsOf(sent);
  }

  @Test
  void get_limit_isKeptAndNeverPassesTheServers() {
    for (int i = 0; i < 25; i++) {
      lrs.post("xapi/statements", Samples.statement(UUID.randomUUID()));
    }

    assertThat(listed("limit=3")).hasSize(3);
    assertThat(listed("limit=0")).hasSize(20);
    assertThat(listed("limit=1000000")).hasSize(20);
    assertThat(listed("limit=99999999999999999999")).hasSize(20);
  }

  @Test
  void get_formats_differ() {
    UUID id = UUID.randomUUID();
    lrs.put(one(id), Samples.statement(id));

    JsonNode ids = json(lrs.get(one(id) + "&format=ids"));
    JsonNode exact = json(lrs.get(one(id) + "&format=exact"));
    JsonNode canonical =
        json(lrs.send(lrs.request(one(id) + "&format=canonical").header("Accept-Language", "nl")));

    assertThat(ids.at("/object/definition").isMissingNode()).isTrue();
    assertThat(exact.at("/object/definition/name").size()).isEqualTo(2);
    assertThat(canonical.at("/object/definition/name").size()).isEqualTo(1);
    assertThat(canonical.at("/object/definition/name/nl").asString()).isEqualTo("Cursus");
  }

  @Test
  void head_isGetWithoutABody() {
    UUID id = UUID.randomUUID();
    lrs.put(one(id), Samples.statement(id));

    HttpResponse<String> head =
        lrs.send(lrs.request(one(id)).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Last-Modified")).endsWith("GMT");
    assertThat(header(head, "Content-Type")).isEqualTo("application/json");
  }

  @Test
  void page_longerThanABuffer_saysItsLength() {
    String activity = Samples.COURSE + "/long/" + "x".repeat(1000);
    String[] statements =
        Stream.generate(() -> Samples.statement(UUID.randomUUID(), "ann", Samples.VERB, activity))
            .limit(20)
            .toArray(String[]::new);
    lrs.post("xapi/statements", Samples.array(statements));
    String page = "xapi/statements?activity=" + encoded(activity);

    HttpResponse<String> got = lrs.get(page);
    HttpResponse<String> head =
        lrs.send(lrs.request(page).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(got.body()).hasSizeGreaterThan(20_000);
    assertThat(header(got, "Content-Length")).isEqualTo(String.valueOf(got.body().length()));
    assertThat(header(head, "Content-Length")).isEqualTo(header(got, "Content-Length"));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void post_moreIdsThanABufferHolds_saysTheirLength() {
    String[] statements =
        Stream.generate(() -> Samples.statement(UUID.randomUUID()))
            .limit(300)
            .toArray(String[]::new);

    HttpResponse<String> posted = lrs.post("xapi/statements", Samples.array(statements));

    assertThat(json(posted)).hasSize(300);
    assertThat(header(posted, "Content-Length")).isEqualTo(String.valueOf(posted.body().length()));
  }

  @Test
  void one_isNotSentAgain_toWhoHasIt() {
    UUID id = UUID.randomUUID();
    lrs.put(one(id), Samples.statement(id));
    String tag = header(lrs.get(one(id)), "ETag");

    HttpResponse<String> again = lrs.send(lrs.request(one(id)).header("If-None-Match", tag));

    assertThat(tag).matches("\"[0-9a-f]{40}\"");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void post_empty_isFine() {
    assertThat(lrs.post("xapi/statements", "[]").body()).isEqualTo("[]");
  }

  private static String one(UUID id) {
    return "xapi/statements?statementId=" + id;
  }

  private static List<UUID> listed(String query) {
    HttpResponse<String> response = lrs.get("xapi/statements?" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return ids(json(response).path("statements"));
  }

  private static List<UUID> ids(JsonNode array) {
    return array
        .valueStream()
        .map(entry -> entry.isString() ? entry.asString() : entry.path("id").asString())
        .map(UUID::fromString)
        .toList();
  }
}
