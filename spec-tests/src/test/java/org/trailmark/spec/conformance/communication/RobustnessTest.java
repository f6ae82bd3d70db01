package org.trailmark.spec.conformance.communication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.PlainSocket;
import org.trailmark.spec.conformance.json.Comparison;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import org.trailmark.spec.conformance.kit.Cases;
import org.trailmark.spec.conformance.kit.Conformance;
import org.trailmark.spec.conformance.kit.Level;
import org.trailmark.spec.conformance.kit.Requirement;
import org.trailmark.spec.conformance.kit.Statements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an LRS should bear: odd characters, much data, and old or unusual clients. */
@Conformance
class RobustnessTest {
  private static final String CLAUSE = "Robustness";
  private static final String KEY = "http://example.com/extensions/value";

  private final Lrs lrs;
  private final Cases cases;
  private final Statements statements;

  RobustnessTest(Lrs lrs) {
    this.lrs = lrs;
    this.cases = new Cases(lrs);
    this.statements = new Statements(lrs);
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "Characters of every plane are kept, in every place that takes them")
  Stream<DynamicTest> unicode_isKept() {
    return Stream.of(
            "äöüßéèñçøåœ",
            "Ελληνικά кириллица",
            "العربية עברית \u200f\u200e",
            "日本語 한국어 中文",
            "😀👩‍👩‍👧‍👦🏳️‍🌈",
            "\ud800\udf48\udbff\udffd",
            "e\u0301 é \ufb01 \u00a0\u2028\u2029\ufeff",
            "\u0000\u0001\u001f\u007f",
            "quotes \" ' ` back\\slash /slash",
            "<script>alert('&amp;')</script> ${x} %s")
        .map(
            text ->
                dynamicTest(
                    text,
                    () -> {
                      ObjectNode sent = Samples.full();
                      for (String place :
                          List.of(
                              "/actor/name",
                              "/verb/display/de",
                              "/object/definition/name/en-GB",
                              "/result/response",
                              "/context/platform",
                              "/context/extensions/http:~1~1example.com~1value",
                              "/attachments/0/display/en-US")) {
                        sent = Json.with(sent, place, Json.text(text));
                      }
                      cases.accept(sent);
                    }));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "Ids of agents, verbs and activities in any script can be stored and searched for")
  void unicodeIds_areFound() {
    String unique = Samples.unique();
    ObjectNode sent =
        Json.with(
            Json.with(
                Json.with(
                    Samples.statement(),
                    "/object/id",
                    Json.text("http://example.com/日本語/" + unique)),
                "/verb/id",
                Json.text("http://example.com/فعل/" + unique)),
            "/actor",
            "{'account':{'homePage':'http://exämple.com/" + unique + "','name':'Änn 😀'}}");
    statements.store(sent);
    List<String> expected = List.of(Samples.id(sent));
    statements.assertFound(expected, "activity", sent.at("/object/id").stringValue());
    statements.assertFound(expected, "verb", sent.at("/verb/id").stringValue());
    statements.assertFound(expected, "agent", sent.get("actor").toString());
  }

  @TestFactory
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "Numbers at and beyond the edge of double are kept as they were written")
  Stream<DynamicTest> numbers_areKeptAsWritten() {
    return Stream.of(
            "1.7976931348623157E308",
            "4.9E-324",
            "2.2250738585072014e-308",
            "9007199254740993",
            "12345678901234567890123456789",
            "0.1000000000000000055511151231257827",
            "1.10",
            "-0.0",
            "1e400",
            "1E+2")
        .map(
            number ->
                dynamicTest(
                    number,
                    () -> {
                      ObjectNode sent = Samples.statement();
                      String body =
                          Json.with(
                                  Json.with(
                                      sent,
                                      "/context/extensions",
                                      Json.object("{'" + KEY + "':42}")),
                                  "/result/score/raw",
                                  "43")
                              .toString()
                              .replace(":42}", ":" + number + "}")
                              .replace(":43}", ":" + number + "}");
                      lrs.post("statements").json(body).send().expect(200);
                      statements.fetch(Samples.id(sent));
                      String got = statements.get(Samples.id(sent)).expect(200).text();
                      assertThat(got)
                          .contains("\"" + KEY + "\":" + number)
                          .contains("\"raw\":" + number);
                    }));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A statement of a megabyte is stored and answered back")
  void largeStatement_isKept() {
    String text = "0123456789abcdef".repeat(65_536);
    cases.accept(Json.with(Samples.statement(), "/result/response", Json.text(text)));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A batch of 10,000 statements is stored whole, and refused whole if one is invalid")
  void largeBatch_isStoredWhole() {
    ObjectNode verb = Samples.verb();
    ObjectNode[] batch =
        Stream.generate(() -> Json.with(Samples.statement(), "/verb", verb))
            .limit(10_000)
            .toArray(ObjectNode[]::new);
    ObjectNode good = batch[9_999];
    batch[9_999] = Json.without(good, "/actor");
    lrs.postStatements(Json.array(batch)).expect(400);
    statements.assertNotStored(Samples.id(batch[0]));
    batch[9_999] = good;
    JsonNode ids = lrs.postStatements(Json.array(batch)).expect(200).json();
    assertThat(ids.size()).isEqualTo(10_000);
    statements.fetch(Samples.id(good));
    assertThat(new HashSet<>(statements.ids("verb", verb.get("id").stringValue()))).hasSize(10_000);
  }

  @Test
  @Requirement(clause = CLAUSE, level = Level.EXPECTED, text = "Extensions 50 levels deep are kept")
  void nesting_isKept() {
    cases.accept(
        Json.with(
            Samples.statement(),
            "/context/extensions",
            Json.object("{'" + KEY + "':" + nested(50) + "}")));
  }

  @TestFactory
  @Tag("nesting")
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "Nesting without end is refused with 400, not with an error of the LRS")
  Stream<DynamicTest> endlessNesting_isRefused() {
    return Stream.of(
        dynamicTest(
            "100,000 arrays",
            () ->
                lrs.post("statements")
                    .json(
                        Samples.statement()
                            .toString()
                            .replaceFirst(
                                "\\{",
                                "{\"context\":{\"extensions\":{\""
                                    + KEY
                                    + "\":"
                                    + nested(100_000)
                                    + "}},"))
                    .send()
                    .expect(400)),
        dynamicTest(
            "100,000 arrays as the body",
            () -> lrs.post("statements").json(nested(100_000)).send().expect(400)));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A body sent in chunks, without its length, is taken")
  void chunkedBody_isTaken() {
    ObjectNode sent = Samples.full();
    lrs.post("statements").json(sent).chunked().send().expect(200);
    Comparison.assertAnsweredBack(sent, statements.fetch(Samples.id(sent)));
    ObjectNode put = Samples.statement();
    lrs.put("statements")
        .query("statementId", Samples.id(put))
        .json(put)
        .chunked()
        .send()
        .expect(204);
  }

  @Test
  @Tag("gzip")
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A body compressed with gzip is taken, or refused with 415; never taken as it is")
  void gzipBody_isTakenOrRefused() throws IOException {
    ObjectNode sent = Samples.full();
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(sent.toString().getBytes(StandardCharsets.UTF_8));
    }
    Answer answer =
        lrs.post("statements")
            .header("Content-Encoding", "gzip")
            .body(compressed.toByteArray(), "application/json")
            .send()
            .expect(200, 415);
    if (answer.status() == 200) {
      Comparison.assertAnsweredBack(sent, statements.fetch(Samples.id(sent)));
    }
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A client that accepts gzip gets an answer that it can read")
  void gzipAnswer_isReadable() throws IOException {
    ObjectNode sent = Samples.full();
    statements.store(sent);
    Answer answer =
        lrs.get("statements")
            .query("statementId", Samples.id(sent))
            .header("Accept-Encoding", "gzip")
            .send()
            .expect(200);
    byte[] body = answer.body();
    if (answer.header("Content-Encoding").orElse("").equals("gzip")) {
      try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = gzip.readAllBytes();
      }
    }
    Comparison.assertAnsweredBack(sent, (ObjectNode) Json.read(body));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "An HTTP/1.0 client can read and write: no chunks, and the connection is closed")
  void http10_isAnswered() {
    ObjectNode sent = Samples.statement();
    byte[] body = sent.toString().getBytes(StandardCharsets.UTF_8);
    String path = lrs.endpoint().getPath() + "statements";
    String headers =
        "Host: HOST\r\nAuthorization: "
            + lrs.authorization()
            + "\r\nX-Experience-API-Version: "
            + lrs.version().header()
            + "\r\n";
    String posted =
        PlainSocket.exchange(
            lrs.endpoint(),
            "POST "
                + path
                + " HTTP/1.0\r\n"
                + headers
                + "Content-Type: application/json\r\nContent-Length: "
                + body.length
                + "\r\n\r\n"
                + sent);
    assertThat(posted).matches("(?s)HTTP/1\\.[01] 200 .*\\[\"" + Samples.id(sent) + "\"\\]");
    statements.fetch(Samples.id(sent));
    String got =
        PlainSocket.exchange(
            lrs.endpoint(),
            "GET "
                + path
                + "?statementId="
                + Samples.id(sent)
                + " HTTP/1.0\r\n"
                + headers
                + "\r\n");
    assertThat(got.toLowerCase(Locale.ROOT)).doesNotContain("transfer-encoding: chunked");
    String json = got.substring(got.indexOf("\r\n\r\n") + 4);
    Comparison.assertAnsweredBack(sent, (ObjectNode) Json.of(json));
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "A long filter in the query string is taken: 4,000 characters of activity id")
  void longQueryString_isTaken() {
    String id = "http://example.com/" + Samples.unique() + "/" + "x".repeat(4_000);
    ObjectNode sent = Json.with(Samples.statement(), "/object/id", Json.text(id));
    statements.store(sent);
    statements.assertFound(List.of(Samples.id(sent)), "activity", id);
  }

  @Test
  @Requirement(
      clause = CLAUSE,
      level = Level.EXPECTED,
      text = "Twenty clients that send the same statement at once: it is stored once")
  void sameStatementAtOnce_isStoredOnce() throws Exception {
    ObjectNode sent = Samples.full();
    var clients = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Integer>> calls =
          Collections.nCopies(20, () -> lrs.postStatements(sent).status());
      for (var answer : clients.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    } finally {
      clients.shutdownNow();
    }
    statements.fetch(Samples.id(sent));
    statements.assertFound(
        List.of(Samples.id(sent)), "activity", sent.at("/object/id").stringValue());
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
