package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is refused, how, and what every answer says all the same. */
class RefusalsTest {
  private static final String ID = "7ccd3322-e1a5-411a-a67d-6a735c76f119";
  @AutoClose private static final Lrs lrs = Lrs.start(Map.of("limits.body", "100000"));

  @ParameterizedTest
  @CsvSource({"PUT, nonsense", "POST, a/b/c", "PUT, text/plain; charset", "GET, nonsense"})
  void contentTypeThatIsNone_isExplained(String method, String type) {
    String path =
        "xapi/activities/state?activityId=http%3A%2F%2Fa.b%2Fc&stateId=s&agent="
            + Lrs.encoded(Samples.agent("ann"));

    HttpResponse<String> refused =
        lrs.send(
            lrs.request(path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString("{}")));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).path("code").asString()).isEqualTo("invalid-header");
    assertThat(json(refused).path("detail").asString()).contains(type);
  }

  static Stream<Arguments> refused() {
    String good = Samples.statement(UUID.fromString(ID));
    return Stream.of(
        arguments("GET", "xapi/statements?unknown=1", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?StatementId=" + ID, "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?limit=1&limit=2", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?limit=-1", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?limit=ten", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?statementId=ann", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?ascending=yes", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?format=short", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?agent=ann", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?agent=%7B%7D", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?verb=completed", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?registration=1", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?since=yesterday", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?more=nothing", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?attachments=yes", "", 400, "invalid-parameter"),
        arguments(
            "GET",
            "xapi/statements?statementId=" + ID + "&voidedStatementId=" + ID,
            "",
            400,
            "invalid-parameter"),
        arguments(
            "GET", "xapi/statements?statementId=" + ID + "&limit=1", "", 400, "invalid-parameter"),
        arguments("GET", "xapi/statements?statementId=" + ID, "", 404, "not-found"),
        arguments("GET", "xapi/statements?voidedStatementId=" + ID, "", 404, "not-found"),
        arguments("PUT", "xapi/statements", good, 400, "invalid-parameter"),
        arguments(
            "PUT",
            "xapi/statements?statementId=" + UUID.randomUUID(),
            good,
            400,
            "invalid-statement"),
        arguments(
            "PUT", "xapi/statements?statementId=" + ID, "[" + good + "]", 400, "invalid-statement"),
        arguments("POST", "xapi/statements?limit=1", good, 400, "invalid-parameter"),
        arguments("POST", "xapi/statements", "", 400, "malformed-json"),
        arguments("POST", "xapi/statements", "{\"id\": ", 400, "malformed-json"),
        arguments("POST", "xapi/statements", "[1]", 400, "invalid-statement"),
        arguments(
            "POST", "xapi/statements", "[" + good + "," + good + "]", 400, "invalid-statement"),
        arguments("POST", "xapi/statements", withAttachment(good), 400, "invalid-statement"),
        arguments("POST", "xapi/statements", " ".repeat(100_001), 413, "too-large"),
        arguments("DELETE", "xapi/statements", "", 405, "method-not-allowed"),
        arguments("GET", "xapi/nothing", "", 404, "not-found"),
        arguments("GET", "xapi/activities/state", "", 400, "invalid-parameter"));
  }

  @ParameterizedTest(name = "{0} {1} is {3} {4}")
  @MethodSource("refused")
  void refused_isAProblemWithTheUsualHeaders(
      String method, String path, String body, int status, String code) {
    HttpResponse<String> response =
        lrs.send(
            lrs.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("type").asString()).isEqualTo("urn:trailmark:problem:" + code);
    assertThat(problem.path("detail").asString()).isNotEmpty();
    assertThat(problem.propertyNames()).doesNotContain("id", "timestamp", "version", "stored");
    assertThat(header(response, "X-Experience-API-Version")).isEqualTo("2.0.0");
    assertThat(response.headers().allValues("Date")).hasSize(1);
    if (path.startsWith("xapi/statements")) {
      assertThat(header(response, "X-Experience-API-Consistent-Through"))
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }
  }

  @Test
  void unknownParameter_isToldWithTheKnownOnes() {
    assertThat(json(lrs.get("xapi/statements?Agent=1")).path("detail").asString())
        .contains("\"Agent\"", "agent", "related_activities");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,     400, 2.0.0
          1.0,   200, 1.0.3
          1.0.0, 200, 1.0.3
          1.0.9, 200, 1.0.3
          1.0.a, 200, 1.0.3
          1.0.,  200, 1.0.3
          2.0,   200, 2.0.0
          2.0.0, 200, 2.0.0
          1.1.0, 400, 2.0.0
          0.95,  400, 2.0.0
          2.1.0, 400, 2.0.0
          3,     400, 2.0.0
          two,   400, 2.0.0
          """)
  void versionHeader_isCheckedAndAnswered(String sent, int status, String answered) {
    HttpRequest.Builder request =
        lrs.bare("xapi/statements?limit=1").header("Authorization", Lrs.basic(Lrs.KEY, Lrs.SECRET));
    if (sent != null) {
      request.header("X-Experience-API-Version", sent);
    }

    HttpResponse<String> response = lrs.send(request);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "X-Experience-API-Version")).isEqualTo(answered);
    assertThat(response.body()).isNotEmpty();
  }

  @Test
  void about_isOpenToEverybody() {
    HttpResponse<String> about = lrs.send(lrs.bare("xapi/about"));

    assertThat(about.statusCode()).isEqualTo(200);
    assertThat(json(about).path("version").valueStream().map(JsonNode::asString))
        .contains("1.0.3", "2.0.0");
    assertThat(header(about, "X-Experience-API-Version")).isEqualTo("2.0.0");
  }

  @ParameterizedTest
  @CsvSource({
    "multipart/form-data; boundary=x",
    "text/plain",
    "application/x-www-form-urlencoded",
    "json"
  })
  void otherContentType_isNotTaken(String type) {
    HttpResponse<String> response =
        lrs.send(
            lrs.request("xapi/statements")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(Samples.statement(UUID.randomUUID()))));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("code").asString()).isEqualTo("invalid-header");
  }

  @Test
  void missingContentType_isNotTaken() {
    HttpResponse<String> response =
        lrs.send(
            lrs.request("xapi/statements")
                .POST(BodyPublishers.ofString(Samples.statement(UUID.randomUUID()))));

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void charsetInContentType_isTaken() {
    HttpResponse<String> response =
        lrs.send(
            lrs.request("xapi/statements")
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString(Samples.statement(UUID.randomUUID()))));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void acceptOfSomethingElse_isAnsweredInJson() {
    HttpResponse<String> found =
        lrs.send(lrs.request("xapi/statements").header("Accept", "text/csv"));
    HttpResponse<String> refused =
        lrs.send(lrs.request("xapi/statements?foo=1").header("Accept", "text/csv"));

    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(header(found, "Content-Type")).isEqualTo("application/json");
    assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void problemAsHtml_isHarmless() {
    HttpResponse<String> response =
        lrs.send(
            lrs.request("xapi/statements?%3Cscript%3E=1")
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

    assertThat(header(response, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(response.body()).contains("&lt;script>").doesNotContain("<script");
  }

  @Test
  void methodNotAllowed_namesHeadAmongTheAllowed() {
    HttpResponse<String> response = lrs.send(lrs.request("xapi/about").DELETE());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).contains("HEAD", "GET");
  }

  @Test
  void answerVersion_isWhatAnswersNameOtherwise(@TempDir Path dataDir) {
    try (Lrs older = Lrs.start(dataDir, Map.of("xapi.answerVersion", "1.0.3"))) {
      HttpResponse<String> response = older.send(older.bare("xapi/statements"));

      assertThat(header(response, "X-Experience-API-Version")).isEqualTo("1.0.3");
    }
  }

  @Test
  void bodyWithoutLength_isCutOffAtTheLimit() {
    HttpResponse<String> response =
        lrs.send(
            lrs.request("xapi/statements")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(" ".repeat(200_000)))));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(json(response).path("code").asString()).isEqualTo("too-large");
  }

  private static String withAttachment(String statement) {
    return statement.substring(0, statement.length() - 1)
        + """
        , "attachments": [{"usageType": "https://example.org/usage", "display": {"en": "a"},
          "contentType": "text/plain", "length": 1,
          "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}]}\
        """;
  }
}
