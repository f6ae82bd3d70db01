package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.DocumentClient.JSON;
import static org.trailmark.spec.http.DocumentClient.json;
import static org.trailmark.spec.http.DocumentClient.text;
import static org.trailmark.spec.http.Lrs.header;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trailmark.spec.http.DocumentClient.Resource;

/** No client overwrites what it has not seen (xAPI-Communication 3.1). */
class DocumentConcurrencyTest {
  @AutoClose private static final Lrs lrs = Lrs.start();
  private static final DocumentClient v1 = new DocumentClient(lrs, "1.0.3");
  private static final DocumentClient v2 = new DocumentClient(lrs, "2.0.0");

  @ParameterizedTest
  @CsvSource({
    "STATE, 1.0.3, 204, 204",
    "STATE, 2.0.0, 204, 409",
    "ACTIVITY_PROFILE, 1.0.3, 400, 409",
    "ACTIVITY_PROFILE, 2.0.0, 204, 409",
    "AGENT_PROFILE, 1.0.3, 400, 409",
    "AGENT_PROFILE, 2.0.0, 204, 409"
  })
  void putWithoutAHeader_dependsOnResourceAndVersion(
      Resource resource, String version, int whereNew, int whereThere) {
    DocumentClient client = new DocumentClient(lrs, version);
    String fresh = resource.freshDocument();
    String there = resource.freshDocument();
    client.create(there, "text/plain", "before");

    HttpResponse<byte[]> toNew = client.put(fresh, "text/plain", "after");
    HttpResponse<byte[]> toThere = client.put(there, "text/plain", "after");

    assertThat(toNew.statusCode()).isEqualTo(whereNew);
    assertThat(client.get(fresh).statusCode()).isEqualTo(whereNew == 204 ? 200 : 404);
    assertThat(toThere.statusCode()).isEqualTo(whereThere);
    assertThat(client.content(there)).isEqualTo(whereThere == 204 ? "after" : "before");
    if (whereThere == 409) {
      assertThat(json(toThere).path("detail").asString()).contains("current state", "If-Match");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "If-Match      | {TAG}              | 204",
        "If-Match      | \"x\", {TAG}       | 204",
        "If-Match      | *                  | 204",
        "If-Match      | a9993e364706816aba3e25717850c26c9cd0d89d | 204",
        "If-Match      | \"x\"              | 412",
        "If-Match      | x                  | 412",
        "If-Match      | W/{TAG}            | 412",
        "If-None-Match | *                  | 412",
        "If-None-Match | {TAG}              | 412",
        "If-None-Match | W/{TAG}            | 412",
        "If-None-Match | \"x\", \"y\"       | 204",
        "If-None-Match | \"x                | 400"
      })
  void header_decidesOverWhatIsThere(String header, String value, int status) {
    String sent = value.replace("{TAG}", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
    for (Resource resource : Resource.values()) {
      for (DocumentClient client : List.of(v1, v2)) {
        String put = resource.freshDocument();
        String deleted = resource.freshDocument();
        client.create(put, "text/plain", "abc");
        client.create(deleted, "text/plain", "abc");

        HttpResponse<byte[]> answer = client.put(put, "text/plain", "new", header, sent);

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(client.content(put)).isEqualTo(status == 204 ? "new" : "abc");
        assertThat(client.delete(deleted, header, sent).statusCode()).isEqualTo(status);
        assertThat(client.get(deleted).statusCode()).isEqualTo(status == 204 ? 404 : 200);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ifMatch_failsWhereNothingIs(Resource resource) {
    String path = resource.freshDocument();

    assertThat(v2.put(path, "text/plain", "a", "If-Match", "*").statusCode()).isEqualTo(412);
    assertThat(v2.post(path, JSON, "{}", "If-Match", "\"x\"").statusCode()).isEqualTo(412);
    assertThat(v2.delete(path, "If-Match", "\"x\"").statusCode()).isEqualTo(412);
    assertThat(v2.get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void post_keepsToTheHeadersToo(Resource resource) {
    String path = resource.freshDocument();
    v1.create(path, JSON, "{\"a\":1}");
    String tag = header(v1.get(path), "ETag");

    assertThat(v1.post(path, JSON, "{\"b\":2}", "If-None-Match", "*").statusCode()).isEqualTo(412);
    assertThat(v1.post(path, JSON, "{\"b\":2}", "If-Match", "\"x\"").statusCode()).isEqualTo(412);
    assertThat(v1.content(path)).isEqualTo("{\"a\":1}");
    assertThat(v1.post(path, JSON, "{\"b\":2}", "If-Match", tag).statusCode()).isEqualTo(204);
    assertThat(v1.content(path)).isEqualTo("{\"a\":1,\"b\":2}");
  }

  @ParameterizedTest
  @EnumSource
  void clientsThatRaceToMakeADocument_areToldWhoWon(Resource resource) {
    String path = resource.freshDocument();
    List<CompletableFuture<HttpResponse<byte[]>>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String mine = "racer " + i;
      racers.add(
          CompletableFuture.supplyAsync(
              () -> v1.put(path, "text/plain", mine, "If-None-Match", "*")));
    }

    List<Integer> statuses =
        racers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode).toList();

    assertThat(statuses).filteredOn(status -> status == 204).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 412).hasSize(7);
    assertThat(v1.content(path)).isEqualTo("racer " + statuses.indexOf(204));
  }

  @ParameterizedTest
  @EnumSource
  void clientsThatCountTogether_loseNoCount(Resource resource) {
    String path = resource.freshDocument();
    v1.create(path, "text/plain", "0");
    int clients = 4;
    int each = 10;

    List<CompletableFuture<Void>> counting = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      counting.add(CompletableFuture.runAsync(() -> count(path, each)));
    }
    counting.forEach(CompletableFuture::join);

    assertThat(v1.content(path)).isEqualTo(String.valueOf(clients * each));
  }

  private static void count(String path, int times) {
    int done = 0;
    while (done < times) {
      HttpResponse<byte[]> seen = v1.get(path);
      String next = String.valueOf(Integer.parseInt(text(seen)) + 1);
      int status = v1.put(path, "text/plain", next, "If-Match", header(seen, "ETag")).statusCode();
      assertThat(status).isIn(204, 412);
      done += status == 204 ? 1 : 0;
    }
  }
}
