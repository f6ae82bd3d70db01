package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One agent in the place of others, and every other byte as it was. */
class AgentReplacementTest {
  private static final AgentReplacement HERS =
      new AgentReplacement(
          List.of(
              new Ifi.Mbox("mailto:Ann@ex.org"),
              new Ifi.MboxSha1Sum("a9993e364706816aba3e25717850c26c9cd0d89d"),
              new Ifi.OpenId("https://ann.ex.org/"),
              new Ifi.Account("https://lms.ex.org", "ann")),
          new Ifi.Account("https://none.ex.org", "x"));
  private static final String NOBODY =
      "{\"account\":{\"homePage\":\"https://none.ex.org\",\"name\":\"x\"}}";

  @Test
  void agents_inEveryPlace_areReplaced() {
    String bob = "{\"mbox\":\"mailto:bob@ex.org\",\"name\":\"Bob\"}";
    String template =
        "{\"actor\":{\"objectType\":\"Group\",\"member\":[%1$s,{\"name\":\"Bob\",\"mbox\":\"mailto:bob@ex.org\"}]},"
            + "\"verb\":{\"id\":\"https://ex.org/v\"},"
            + "\"object\":{\"objectType\":\"SubStatement\",\"actor\":%1$s,\"verb\":{\"id\":\"https://ex.org/v\"},\"object\":{\"id\":\"https://ex.org/a\"}},"
            + "\"context\":{\"instructor\":%1$s,\"team\":{\"objectType\":\"Group\",\"mbox\":\"mailto:t@ex.org\",\"member\":[%1$s]},"
            + "\"contextAgents\":[{\"objectType\":\"contextAgent\",\"agent\":%1$s}]},\"authority\":%1$s,\"result\":{\"score\":{\"raw\":1.50}}}";
    for (String ann :
        List.of(
            "{\"name\":\"Ann\",\"mbox\":\"mailto:Ann@EX.org\"}",
            "{\"mbox_sha1sum\":\"A9993E364706816ABA3E25717850C26C9CD0D89D\"}",
            "{\"openid\":\"https:\\/\\/ann.ex.org\\/\"}",
            "{\"account\":{\"name\":\"ann\",\"homePage\":\"https://lms.ex.org\"}}")) {
      assertThat(apply(template.formatted(ann))).isEqualTo(template.formatted(NOBODY));
    }
    assertThat(apply(template.formatted(bob))).isEqualTo(template.formatted(bob));
  }

  @Test
  void otherTexts_loseWhatIdentifiesHer_andNoOrdinaryWord() {
    assertThat(
            apply(
                "{\"actor\":{\"mbox\":\"mailto:bob@ex.org\"},\"result\":{\"response\":\"ann wrote"
                    + " from ANN@ex.org \\u2713\","
                    + "\"extensions\":{\"https://ann.ex.org/likes\":[\"cake\"]}}}"))
        .isEqualTo(
            "{\"actor\":{\"mbox\":\"mailto:bob@ex.org\"},\"result\":{\"response\":\"ann wrote from"
                + " x ✓\",\"extensions\":{\"xlikes\":[\"cake\"]}}}");
  }

  @Test
  void accounts_ofTheSameNameElsewhere_andAddressesOfOthers_stay() {
    for (String other :
        List.of(
            "{\"actor\":{\"account\":{\"homePage\":\"https://other.ex.org\",\"name\":\"ann\"}}}",
            "{\"actor\":{\"mbox\":\"mailto:ann@other.org\"}}",
            "{\"actor\":{\"name\":\"a \\\"quoted\\\" name\",\"mbox\":\"mailto:bob@ex.org\"}}")) {
      byte[] statement = other.getBytes(UTF_8);
      assertThat(HERS.apply(statement)).isSameAs(statement);
      assertThat(HERS.isIn(statement)).isFalse();
    }
  }

  @Test
  void actor_isHers_whereNobodyElseIsThere() {
    String ann = "{\"mbox\":\"mailto:Ann@ex.org\"}";
    String bob = "{\"mbox\":\"mailto:bob@ex.org\"}";
    assertThat(isActor(ann)).isTrue();
    assertThat(isActor(bob)).isFalse();
    assertThat(isActor("{\"objectType\":\"Group\",\"member\":[" + ann + "," + ann + "]}")).isTrue();
    assertThat(isActor("{\"objectType\":\"Group\",\"member\":[" + ann + "," + bob + "]}"))
        .isFalse();
    assertThat(
            isActor(
                "{\"objectType\":\"Group\",\"mbox\":\"mailto:t@ex.org\",\"member\":[" + ann + "]}"))
        .isFalse();
  }

  @Test
  void signature_ofWhatIsChanged_isLeftOut() {
    String signature =
        "{\"usageType\":\"http://adlnet.gov/expapi/attachments/signature\",\"sha2\":\"1\"}";
    String proof = "{\"usageType\":\"https://ex.org/proof\",\"sha2\":\"2\"}";
    String statement =
        "{\"actor\":{\"mbox\":\"mailto:bob@ex.org\"},\"object\":{\"objectType\":\"Agent\",%s},\"attachments\":[%s]}";
    String hers = "\"mbox\":\"mailto:Ann@ex.org\"";
    String nobody = NOBODY.substring(1, NOBODY.length() - 1);

    assertThat(apply(statement.formatted(hers, signature + "," + proof)))
        .isEqualTo(statement.formatted(nobody, proof));
    assertThat(apply(statement.formatted(hers, signature)))
        .isEqualTo(statement.formatted(nobody, "").replace(",\"attachments\":[]", ""));
  }

  private static String apply(String statement) {
    return new String(HERS.apply(statement.getBytes(UTF_8)), UTF_8);
  }

  private static boolean isActor(String actor) {
    return HERS.isActor(
        ("{\"actor\":" + actor + ",\"object\":{\"id\":\"https://ex.org/a\"}}").getBytes(UTF_8));
  }
}
