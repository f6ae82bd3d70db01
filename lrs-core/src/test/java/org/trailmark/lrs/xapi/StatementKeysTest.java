package org.trailmark.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementKeysTest {
  private static final String EVERYTHING =
      """
      {"actor":{"objectType":"Group","mbox":"mailto:G@Example.ORG","member":[{"mbox":"mailto:m@example.org"}]},
       "verb":{"id":"ex:v"},
       "object":{"objectType":"SubStatement",
         "actor":{"openid":"ex:subactor"},"verb":{"id":"ex:sv"},"object":{"id":"ex:subobject"},
         "context":{"instructor":{"openid":"ex:subinstructor"},
           "registration":"11111111-1111-4111-8111-111111111111",
           "contextActivities":{"parent":{"id":"ex:subparent"}}}},
       "context":{"registration":"EC531277-b57b-4c15-8d91-d292c5b2b8f7",
         "instructor":{"mbox_sha1sum":"EBD31E95054C018B10727CCFFD2EF2EC3A016EE9"},
         "team":{"objectType":"Group","member":[{"account":{"homePage":"http://a.b","name":"t|m"}}]},
         "contextActivities":{"parent":[{"id":"ex:p1"},{"id":"ex:p2"}],"category":[{"id":"ex:c"}]},
         "contextAgents":[{"objectType":"contextAgent","agent":{"openid":"ex:ca"}}],
         "contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","openid":"ex:cg","member":[{"openid":"ex:cgm"}]}}],
         "statement":{"objectType":"StatementRef","id":"fd41c918-b88b-4b20-a0a5-a4c32391aaa0"}},
       "authority":{"openid":"ex:forged"}}
      """;

  @Test
  void keys_ofEverything_areWhereTheyBelong() {
    StatementKeys keys = keys(EVERYTHING);

    assertThat(keys.verb()).isEqualTo("ex:v");
    assertThat(keys.agents())
        .containsExactlyInAnyOrder("mbox:mailto:G@example.org", "mbox:mailto:m@example.org");
    assertThat(keys.relatedAgents())
        .containsExactlyInAnyOrder(
            "mbox:mailto:G@example.org",
            "mbox:mailto:m@example.org",
            "openid:ex:subactor",
            "openid:ex:subinstructor",
            "sha1:ebd31e95054c018b10727ccffd2ef2ec3a016ee9",
            "account:http://a.b|t|m",
            "openid:ex:ca",
            "openid:ex:cg",
            "openid:ex:cgm",
            "account:https://lrs.example.org|tool");
    assertThat(keys.activity()).isNull();
    assertThat(keys.relatedActivities())
        .containsExactlyInAnyOrder("ex:subobject", "ex:subparent", "ex:p1", "ex:p2", "ex:c");
    assertThat(keys.registration())
        .isEqualTo(UUID.fromString("ec531277-b57b-4c15-8d91-d292c5b2b8f7"));
    assertThat(keys.target()).isNull();
    assertThat(keys.voiding()).isFalse();
  }

  @Test
  void keys_ofAnAgentAsObject_countAsAgents() {
    StatementKeys keys =
        keys(
            """
            {"actor":{"openid":"ex:a"},"verb":{"id":"ex:v"},
             "object":{"openid":"ex:o","objectType":"Agent"}}
            """);

    assertThat(keys.agents()).containsExactlyInAnyOrder("openid:ex:a", "openid:ex:o");
    assertThat(keys.relatedActivities()).isEmpty();
  }

  @Test
  void keys_ofAnActivity_areItsId() {
    StatementKeys keys =
        keys(
            "{\"actor\":{\"openid\":\"ex:a\"},\"verb\":{\"id\":\"ex:v\"},\"object\":{\"id\":\"ex:x\"}}");

    assertThat(keys.activity()).isEqualTo("ex:x");
    assertThat(keys.relatedActivities()).containsExactly("ex:x");
  }

  private static StatementKeys keys(String json) {
    return new StatementParser(StatementParser.Limits.DEFAULT)
        .parse(
            json.getBytes(StandardCharsets.UTF_8),
            StatementParser.Context.post(
                XapiVersion.V2_0_0, Authority.account("https://lrs.example.org", "tool", null)))
        .get(0)
        .keys();
  }
}
