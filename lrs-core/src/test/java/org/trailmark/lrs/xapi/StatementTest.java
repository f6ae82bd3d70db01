package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final String JSON =
      """
      {"id":"fd41c918-b88b-4b20-a0a5-a4c32391aaa0",
       "actor":{"objectType":"Group","name":"T","member":[{"mbox":"mailto:m@example.org"}]},
       "verb":{"id":"ex:v","display":{"en":"did"}},
       "object":{"id":"ex:x","definition":{"name":{"en":"X"},"type":"ex:t","interactionType":"choice",
         "correctResponsesPattern":["a"],"choices":[{"id":"a","description":{"en":"A"}}]}},
       "result":{"score":{"scaled":0.5,"raw":50},"success":true,"duration":"PT1S",
         "extensions":{"ex:n":null,"ex:i":5,"ex:big":12345678901234567890,"ex:d":0.1,
           "ex:exact":0.1000000000000000000001}},
       "context":{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7",
         "team":{"objectType":"Group","openid":"ex:team"},
         "contextActivities":{"parent":[{"id":"ex:p"}]},"language":"en",
         "contextAgents":[{"objectType":"contextAgent","agent":{"openid":"ex:ca"},"relevantTypes":["ex:r"]}]},
       "timestamp":"2015-11-18T12:17:00.1234Z","stored":"2015-11-18T12:17:01.000Z",
       "authority":{"account":{"homePage":"http://a.b","name":"k"}},"version":"2.0.0",
       "attachments":[{"usageType":"ex:u","display":{"en":"A"},"contentType":"text/plain","length":3,
         "sha2":"ab","fileUrl":"http://a.b/c"}]}
      """;

  private final Statement statement = Statement.read(JSON.getBytes(StandardCharsets.UTF_8));

  @Test
  void parts_areTyped() {
    assertThat(statement.id()).isEqualTo(UUID.fromString("fd41c918-b88b-4b20-a0a5-a4c32391aaa0"));
    assertThat(statement.actor())
        .isEqualTo(
            new Group(
                Optional.empty(),
                Optional.of("T"),
                List.of(
                    new Agent(
                        Optional.of(new Ifi.Mbox("mailto:m@example.org")), Optional.empty()))));
    assertThat(statement.verb()).isEqualTo(new Verb("ex:v", Map.of("en", "did")));
    ActivityDefinition definition = ((Activity) statement.object()).definition().orElseThrow();
    assertThat(definition.type()).contains("ex:t");
    assertThat(definition.correctResponsesPattern()).contains(List.of("a"));
    assertThat(definition.components())
        .isEqualTo(
            Map.of("choices", List.of(new ActivityDefinition.Component("a", Map.of("en", "A")))));
    Result result = statement.result().orElseThrow();
    assertThat(result.score().orElseThrow().scaled()).contains(new BigDecimal("0.5"));
    assertThat(result.success()).contains(true);
    assertThat(result.completion()).isEmpty();
    assertThat(result.duration()).contains("PT1S");
    Context context = statement.context().orElseThrow();
    assertThat(context.registration())
        .contains(UUID.fromString("ec531277-b57b-4c15-8d91-d292c5b2b8f7"));
    assertThat(context.team().orElseThrow().ifi()).contains(new Ifi.OpenId("ex:team"));
    assertThat(context.activities().parent())
        .containsExactly(new Activity("ex:p", Optional.empty()));
    assertThat(context.agents().get(0).relevantTypes()).containsExactly("ex:r");
    assertThat(statement.timestamp()).isEqualTo(Instant.parse("2015-11-18T12:17:00.1234Z"));
    assertThat(statement.stored()).isEqualTo(Instant.parse("2015-11-18T12:17:01Z"));
    assertThat(statement.authority().ifi()).contains(new Ifi.Account("http://a.b", "k"));
    assertThat(statement.version()).isEqualTo("2.0.0");
    assertThat(statement.attachments())
        .containsExactly(
            new Attachment(
                "ex:u",
                Map.of("en", "A"),
                Map.of(),
                "text/plain",
                3,
                "ab",
                Optional.of("http://a.b/c")));
  }

  @Test
  void numbers_comeInTheTypeThatHoldsThem() {
    Map<String, Object> extensions = statement.result().orElseThrow().extensions();

    assertThat(extensions).containsEntry("ex:i", 5L).containsEntry("ex:d", 0.1);
    assertThat(extensions).containsEntry("ex:big", new BigDecimal("12345678901234567890"));
    assertThat(extensions).containsEntry("ex:exact", new BigDecimal("0.1000000000000000000001"));
    assertThat(extensions.containsKey("ex:n")).isTrue();
    assertThat(extensions.get("ex:n")).isNull();
    assertThat(statement.asMap()).containsEntry("version", "2.0.0");
  }

  @Test
  void subStatement_isTyped() {
    Statement outer =
        Statement.read(
            JSON.replace(
                    "\"object\":{\"id\":\"ex:x\"",
                    "\"object\":{\"objectType\":\"SubStatement\",\"actor\":{\"openid\":\"ex:s\"},"
                        + "\"verb\":{\"id\":\"ex:sv\"},\"object\":{\"objectType\":\"StatementRef\","
                        + "\"id\":\"fd41c918-b88b-4b20-a0a5-a4c32391aaa0\"}")
                .getBytes(StandardCharsets.UTF_8));

    SubStatement sub = (SubStatement) outer.object();
    assertThat(sub.object())
        .isEqualTo(new StatementRef(UUID.fromString("fd41c918-b88b-4b20-a0a5-a4c32391aaa0")));
    assertThat(sub.timestamp()).isEmpty();
  }

  @Test
  void bytes_thatAreNoStatement_areRefused() {
    for (String bad : List.of("", "[]", "{", "{}", "{\"id\":5}")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Statement.read(bad.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
