package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** Imports and exports as jobs: begun, watched, stopped, taken up again. */
@Timeout(120) // who waits for a job that never ends waits for ever
class JobsTest {
  private static final String JOBS = "admin/api/jobs";

  @AutoClose
  private static final Lrs lrs = Lrs.start(Map.of("jobs.upload", "200000", "limits.body", "50000"));

  @Test
  void upload_isImported_andTellsEachRefusedStatement() {
    String half = lines("half", 60);
    String file = lines("whole", 120) + "{\"actor\": 1}\n{\"actor\": }\n" + half + half;

    JsonNode begun = upload(lrs, file, "?name=some.jsonl");
    JsonNode done = await(lrs, begun);

    assertThat(done.path("outcome").toString())
        .isEqualTo("{\"stored\":180,\"known\":60,\"refused\":2}");
    assertThat(done.at("/progress/done").asInt()).isEqualTo(242);
    assertThat(done.at("/progress/share").asDouble()).isEqualTo(1);
    assertThat(done.path("title").asString()).isEqualTo("some.jsonl");
    assertThat(done.path("startedBy").asString()).isEqualTo(Lrs.KEY);
    assertThat(done.path("acts")).extracting(JsonNode::asString).containsExactly("remove");
    JsonNode first = Lrs.json(lrs.get(JOBS + "/" + id(done) + "/refused?limit=1"));
    assertThat(first.at("/refused/0/place").asString()).isEqualTo("some.jsonl line 121");
    assertThat(first.at("/refused/0/reason").asString()).contains("/actor").contains("[xAPI");
    JsonNode second = Lrs.json(lrs.get("admin/api/" + first.path("more").asString()));
    assertThat(second.at("/refused/0/place").asString()).isEqualTo("some.jsonl line 122");
    assertThat(second.has("more")).isFalse();
    assertThat(lrs.get(JOBS + "/" + id(done) + "/refused?after=3").statusCode()).isEqualTo(400);
    assertThat(lrs.dataDir().resolve("jobs").resolve(id(done)).resolve("input")).doesNotExist();
  }

  @Test
  void gzip_isImported_fromTheFolderToo_withIdsWhereThereAreNone() throws IOException {
    Path imports = Files.createDirectories(lrs.dataDir().resolve("imports/deep"));
    String bare = line(statement("bare", 1).replaceFirst("\"id\":\"[^\"]*\",", ""));
    Files.write(imports.resolve("a.jsonl.gz"), gzip(bare + bare + lines("zip", 10)));
    Files.writeString(imports.resolve("b.txt"), "nothing");

    JsonNode done = await(lrs, fromFolder("{\"path\":\"deep\",\"version\":\"1.0.3\"}"));

    assertThat(done.path("outcome").toString())
        .isEqualTo("{\"stored\":12,\"known\":0,\"refused\":0}");
    assertThat(imports.resolve("a.jsonl.gz")).exists();
    Files.createSymbolicLink(lrs.dataDir().resolve("imports/out"), lrs.dataDir());
    Files.createSymbolicLink(
        lrs.dataDir().resolve("imports/out.json"), Files.createTempFile("a", "b"));
    Files.writeString(imports.resolve("c.ndjson"), "");
    Files.writeString(lrs.dataDir().resolve("imports/last.json"), "[]");
    String first = JOBS + "/imports/folder?limit=2";
    assertThat(Lrs.json(lrs.get(first)).path("files").toString())
        .isEqualTo("[\"deep/a.jsonl.gz\",\"deep/c.ndjson\"]");
    String rest = "admin/api/" + Lrs.json(lrs.get(first)).path("more").asString();
    assertThat(lrs.get(rest).body()).isEqualTo("{\"files\":[\"last.json\"]}");
    for (String path : List.of("../jobs", "out", "nowhere", "/etc/hosts", "a\\u0000b")) {
      HttpResponse<String> refused =
          lrs.post(JOBS + "/imports/folder", "{\"path\":\"" + path + "\"}");
      assertThat(refused.statusCode()).as(path).isEqualTo(400);
      assertThat(Lrs.json(refused).at("/faults/0/pointer").asString()).isEqualTo("path");
    }
  }

  @Test
  void export_isWrittenAndImportedAgain_withNothingNew() {
    await(lrs, upload(lrs, lines("again", 150), "?name=again.jsonl"));
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(60))).isTrue();
    String query = "verb=https://ex.org/verbs/again&sort=timestamp&order=asc";

    JsonNode done = await(lrs, export(lrs, query));
    String file = lrs.get(JOBS + "/" + id(done) + "/file").body();
    JsonNode again = await(lrs, upload(lrs, file, ""));

    assertThat(done.at("/outcome/statements").asInt()).isEqualTo(150);
    assertThat(done.at("/outcome/bytes").asLong())
        .isEqualTo(file.getBytes(StandardCharsets.UTF_8).length);
    assertThat(done.path("acts")).extracting(JsonNode::asString).contains("download");
    assertThat(done.has("expiresAt")).isTrue();
    assertThat(again.path("outcome").toString())
        .isEqualTo("{\"stored\":0,\"known\":150,\"refused\":0}");
    JsonNode table = await(lrs, export(lrs, query + "&format=csv&columns=id,verb"));
    HttpResponse<String> csv = lrs.get(JOBS + "/" + id(table) + "/file");
    assertThat(csv.body().lines()).hasSize(151).first().isEqualTo("id,verb");
    assertThat(Lrs.header(csv, "Content-Type")).startsWith("text/csv");
    assertThat(Lrs.header(csv, "Content-Disposition")).contains("statements.csv");
  }

  @Test
  void whatMakesNoSense_isRefused_withEveryFault() {
    HttpResponse<String> query =
        lrs.post(JOBS + "/exports", "{\"query\":\"format=json&colour=red&limit=5\"}");
    assertThat(query.statusCode()).isEqualTo(400);
    assertThat(Lrs.json(query).path("faults"))
        .extracting(fault -> fault.path("pointer").asString())
        .containsExactlyInAnyOrder("colour", "limit", "format");
    assertThat(post(lrs, JOBS + "/imports?version=3", "{}").statusCode()).isEqualTo(400);
    assertThat(post(lrs, JOBS + "/imports", "").statusCode()).isEqualTo(400);
    assertThat(post(lrs, JOBS + "/imports", "x".repeat(200_001)).statusCode()).isEqualTo(413);
    assertThat(lrs.post(JOBS + "/imports/folder", "{}").statusCode()).isEqualTo(400);
    assertThat(lrs.get(JOBS + "?state=gone").statusCode()).isEqualTo(400);
    assertThat(lrs.get(JOBS + "?after=gone").statusCode()).isEqualTo(400);
    assertThat(lrs.get(JOBS + "/gone").statusCode()).isEqualTo(404);
    assertThat(lrs.get(JOBS + "/journey:gone").statusCode()).isEqualTo(404);
    JsonNode done = await(lrs, upload(lrs, lines("sense", 1), ""));
    for (String act : List.of("pause", "resume", "cancel")) {
      assertThat(post(lrs, JOBS + "/" + id(done) + "/" + act, "").statusCode()).isEqualTo(409);
    }
    assertThat(lrs.get(JOBS + "/" + id(done) + "/file").statusCode()).isEqualTo(404);
    assertThat(remove(done).statusCode()).isEqualTo(204);
    assertThat(remove(done).statusCode()).isEqualTo(404);
    assertThat(lrs.dataDir().resolve("jobs").resolve(id(done))).doesNotExist();
  }

  private static HttpResponse<String> remove(JsonNode job) {
    return lrs.send(lrs.request(JOBS + "/" + id(job)).DELETE());
  }

  @Test
  void list_isPaged_newestFirst() {
    for (int i = 0; i < 3; i++) {
      await(lrs, upload(lrs, lines("list", 1), "?name=list" + i));
    }
    List<String> titles = new ArrayList<>();
    String next = "jobs?limit=2&kind=import&state=done";
    while (!next.isEmpty()) {
      JsonNode page = Lrs.json(lrs.get("admin/api/" + next));
      page.path("jobs").forEach(job -> titles.add(job.path("title").asString()));
      next = page.path("more").asString("");
    }

    assertThat(titles).containsSubsequence("list2", "list1", "list0");
    assertThat(titles).doesNotHaveDuplicates();
  }

  /** A program that ends in the middle of jobs, on both databases. */
  @Test
  void jobs_goOnAfterARestart_andNothingIsStoredTwice(@TempDir Path other) {
    goesOn(other, Map.of());
  }

  @Test
  void jobs_onPostgres_goOnAfterARestart(@TempDir Path other) {
    TestPostgres postgres = new TestPostgres();
    goesOn(other, Map.of("database", postgres.url()));
    postgres.giveBack();
  }

  private static void goesOn(Path data, Map<String, String> settings) {
    int all = 1000;
    String file =
        IntStream.range(0, all)
            .mapToObj(
                i ->
                    i % 10 == 0
                        ? "{\"actor\": " + i + "}\n"
                        : line(statement("on", i).replaceFirst("\"id\":\"[^\"]*\",", "")))
            .collect(Collectors.joining());
    JsonNode begun;
    try (Lrs first = Lrs.start(data, settings)) {
      begun = upload(first, file, "?name=on.jsonl");
    }
    try (Lrs second = Lrs.start(data, settings)) {
      JsonNode paused = Lrs.json(post(second, JOBS + "/" + id(begun) + "/pause", ""));
      if (paused.has("state")) { // else it was quick
        assertThat(paused.path("state").asString()).isEqualTo("paused");
        assertThat(paused.path("acts"))
            .extracting(JsonNode::asString)
            .containsExactly("resume", "cancel");
        assertThat(post(second, JOBS + "/" + id(begun) + "/resume", "").statusCode())
            .isEqualTo(200);
      }
      JsonNode done = await(second, begun);
      assertThat(done.path("outcome").toString())
          .isEqualTo("{\"stored\":900,\"known\":0,\"refused\":100}");
      assertThat(done.at("/progress/done").asInt()).isEqualTo(all);
      JsonNode refused = Lrs.json(second.get(JOBS + "/" + id(begun) + "/refused?limit=70"));
      assertThat(refused.path("refused")).hasSize(70);
      assertThat(
              Lrs.json(second.get("admin/api/" + refused.path("more").asString())).path("refused"))
          .hasSize(30);
      assertThat(second.server().awaitPlugins(Instant.now(), Duration.ofSeconds(60))).isTrue();
      JsonNode export = export(second, "sort=timestamp&order=asc");
      JsonNode stopped = Lrs.json(post(second, JOBS + "/" + id(export) + "/pause", ""));
      if (stopped.has("state")) {
        post(second, JOBS + "/" + id(export) + "/resume", "");
      }
      await(second, export);
      assertThat(second.get(JOBS + "/" + id(export) + "/file").body().lines().distinct())
          .hasSize(900);
    }
  }

  @Test
  void fullFolder_isToldInTheJob_andTheServerLives(@TempDir Path other) {
    try (Lrs small = Lrs.start(other, Map.of("jobs.space", "1024"))) {
      await(small, upload(small, lines("small", 3), ""));
      post(small, "xapi/statements", "[" + statement("kept", 1) + "]");
      assertThat(small.server().awaitPlugins(Instant.now(), Duration.ofSeconds(60))).isTrue();
      await(small, export(small, ""));

      HttpResponse<String> refused = post(small, JOBS + "/exports", "{}");

      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(refused.body()).contains("jobs.space");
      assertThat(small.get("health").statusCode()).isEqualTo(200);
    }
  }

  private static JsonNode upload(Lrs to, String file, String query) {
    HttpResponse<String> answer = post(to, JOBS + "/imports" + query, file);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Lrs.json(answer);
  }

  private static JsonNode fromFolder(String wish) {
    HttpResponse<String> answer = lrs.post(JOBS + "/imports/folder", wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Lrs.json(answer);
  }

  private static JsonNode export(Lrs of, String query) {
    HttpResponse<String> answer = of.post(JOBS + "/exports", "{\"query\":\"" + query + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Lrs.json(answer);
  }

  private static HttpResponse<String> post(Lrs to, String path, String body) {
    return to.send(
        to.request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static JsonNode await(Lrs of, JsonNode job) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(100))
        .until(
            () -> Lrs.json(of.get(JOBS + "/" + id(job))),
            now -> !Set.of("waiting", "running").contains(now.path("state").asString()));
  }

  private static String id(JsonNode job) {
    return job.path("id").asString();
  }

  private static String lines(String verb, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> line(statement(verb, i)))
        .collect(Collectors.joining());
  }

  private static String line(String statement) {
    return statement + "\n";
  }

  private static String statement(String verb, int number) {
    UUID id = UUID.nameUUIDFromBytes((verb + number).getBytes(StandardCharsets.UTF_8));
    return "{\"id\":\"%s\",\"actor\":{\"mbox\":\"mailto:ann@ex.org\"},\"verb\":{\"id\":\"https://ex.org/verbs/%s\"},\"object\":{\"id\":\"https://ex.org/thing%d\"}}"
        .formatted(id, verb, number);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
