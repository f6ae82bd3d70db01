package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the parser hands on of the activities that a statement defines. */
class DefinedActivityTest {
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);
  private static final StatementParser.Context POST =
      StatementParser.Context.post(
          XapiVersion.V1_0_3, Authority.account("https://lrs.example.org", "tool", null));

  @Test
  void definitions_areThoseOfObjectContextAndSubStatement() {
    String actor = "\"actor\":{\"mbox\":\"mailto:a@example.org\"},\"verb\":{\"id\":\"http://v\"}";
    String json =
        "[{"
            + actor
            + ",\"object\":{\"id\":\"http://plain\"}},{"
            + actor
            + ",\"context\":{\"contextActivities\":{\"parent\":{\"definition\":{\"name\": {}},"
            + "\"id\":\"http://p\"},\"other\":[{\"id\":\"http://o\"},{\"id\":\"http://q\","
            + "\"definition\":{}}]}},\"object\":{\"objectType\":\"SubStatement\","
            + actor
            + ",\"object\":{\"definition\":{\"type\":\"http://t\"},\"id\":\"http://s\"}}}]";

    assertThat(said(json, 0)).isEmpty();
    assertThat(said(json, 1))
        .containsExactly(
            "http://p {\"name\": {}}", "http://q {}", "http://s {\"type\":\"http://t\"}");
  }

  private static List<String> said(String json, int statement) {
    return PARSER.parse(json.getBytes(UTF_8), POST).get(statement).definitions().stream()
        .map(said -> said.id() + " " + new String(said.definition(), UTF_8))
        .toList();
  }
}
