package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statements of one version, read with the other. */
class OlderReaderTest {
  private static final String AGENTS =
      "[{\"objectType\":\"contextAgent\",\"agent\":{\"mbox\":\"mailto:b@example.org\"}}]";
  @AutoClose private static final Lrs lrs = Lrs.start();

  @Test
  void newerStatement_isValidForAnOlderReader_alone() {
    UUID id = storeNewer("https://example.org/alone");

    JsonNode older = Lrs.json(get("1.0.3", "xapi/statements?statementId=" + id));

    assertOlder(older);
    assertThat(accepts103(older)).isEqualTo(200);
  }

  @Test
  void newerStatement_isValidForAnOlderReader_inAListAndBehindMore() {
    storeNewer("https://example.org/list");
    storeNewer("https://example.org/list");

    String all = "xapi/statements?limit=1&activity=" + Lrs.encoded("https://example.org/list");
    for (String format : new String[] {"exact", "ids", "canonical"}) {
      JsonNode first = Lrs.json(get("1.0.3", all + "&format=" + format));
      JsonNode second = Lrs.json(get("1.0.3", first.path("more").asString().substring(1)));
      assertOlder(first.path("statements").path(0));
      assertOlder(second.path("statements").path(0));
    }
  }

  @Test
  void newerStatement_isWholeForAReaderOfItsVersion_afterAnOlderOneReadIt() {
    UUID id = storeNewer("https://example.org/whole");
    get("1.0.3", "xapi/statements?statementId=" + id);

    JsonNode newer = Lrs.json(get("2.0.0", "xapi/statements?statementId=" + id));

    assertThat(newer.path("version").asString()).isEqualTo("2.0.0");
    assertThat(newer.at("/context/contextAgents")).isEqualTo(Lrs.JSON.readTree(AGENTS));
    assertOlder(Lrs.json(get("1.0.3", "xapi/statements?statementId=" + id)));
  }

  @Test
  void olderStatement_isTheSameForBoth() {
    UUID id = UUID.randomUUID();
    String sent = Samples.statement(id);
    String older = sent.substring(0, sent.lastIndexOf('}')) + ", \"version\": \"1.0.9\"}";
    assertThat(lrs.post("xapi/statements", older).statusCode()).isEqualTo(200);

    String path = "xapi/statements?statementId=" + id;
    HttpResponse<String> to103 = get("1.0.3", path);
    assertThat(to103.body()).isEqualTo(get("2.0.0", path).body()).contains("\"version\":\"1.0.9\"");
  }

  @Test
  void olderVersion_saidByARequestOfTheNewer_hidesNothingNew() {
    UUID id = storeNewer("https://example.org/mixed", ", \"version\": \"1.0.0\"");

    assertOlder(Lrs.json(get("1.0.3", "xapi/statements?statementId=" + id)));
  }

  private static UUID storeNewer(String activity) {
    return storeNewer(activity, "");
  }

  private static UUID storeNewer(String activity, String more) {
    UUID id = UUID.randomUUID();
    String sent = Samples.statement(id, "ann", Samples.VERB, activity);
    String newer =
        sent.substring(0, sent.lastIndexOf('}'))
            + ", \"context\": {\"contextAgents\": "
            + AGENTS
            + ", \"platform\": \"p\"}"
            + more
            + "}";
    HttpResponse<String> response = lrs.post("xapi/statements", newer);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return id;
  }

  private static void assertOlder(JsonNode statement) {
    assertThat(statement.path("version").asString()).isEqualTo("1.0.0");
    assertThat(statement.path("context").propertyNames()).containsExactly("platform");
  }

  private static int accepts103(JsonNode statement) {
    String again =
        statement.toString().replace(statement.path("id").asString(), UUID.randomUUID().toString());
    return lrs.send(
            as("1.0.3", "xapi/statements")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(again)))
        .statusCode();
  }

  private static HttpResponse<String> get(String version, String path) {
    return lrs.send(as(version, path));
  }

  private static HttpRequest.Builder as(String version, String path) {
    return lrs.bare(path)
        .header("Authorization", Lrs.basic(Lrs.KEY, Lrs.SECRET))
        .header("X-Experience-API-Version", version);
  }
}
