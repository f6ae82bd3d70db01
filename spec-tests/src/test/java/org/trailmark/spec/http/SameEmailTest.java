package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.trailmark.spec.http.Lrs.encoded;
import static org.trailmark.spec.http.Lrs.json;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** The rule that agents of one e-mail address are one person. */
class SameEmailTest {
  private static final Map<String, String> ON =
      Map.of(
          "plugin.same-email.on", "true",
          "plugin.same-email.accounts", "https://lms.example.org, https://hr.example.org");
  private static final String ANN = "{\"mbox\":\"mailto:Ann@Example.ORG\"}";
  private static final String AS_WRITTEN = sum("00ce6d35e1ad81f88d9f78901e9c087a37f5dd17");
  private static final String SMALL_DOMAIN = sum("4E95A2820130C497C206A0817086A19A3EEAF7A5");
  private static final String OF_HR = account("https://hr.example.org", "Ann@example.org");
  private static final String ELSEWHERE = account("https://else.example.org", "Ann@example.org");

  @TempDir private Path folder;
  private Lrs lrs;

  @BeforeEach
  void start() {
    lrs = Lrs.start(folder, ON);
  }

  @AfterEach
  void close() {
    lrs.close();
  }

  @Test
  void agentsOfOneAddress_areLinkedByTheRule_whenItIsOn() {
    did(AS_WRITTEN, "{\"mbox\":\"mailto:ann@example.org\"}");
    assertThat(links()).as("of two people").isEmpty();

    did(ANN, SMALL_DOMAIN, OF_HR, ELSEWHERE, account("https://lms.example.org", "a7"));

    assertThat(person(ANN)).isEqualTo(4).isEqualTo(person(OF_HR));
    assertThat(person(AS_WRITTEN)).isEqualTo(4).isEqualTo(person(SMALL_DOMAIN));
    assertThat(person(ELSEWHERE)).as("its names need not be addresses").isEqualTo(1);
    assertThat(links()).hasSize(3);
    assertThat(links().get(0).path("author").asString()).isEqualTo("rule:same-email");
    assertThat(links().get(0).path("reason").asString()).startsWith("the same e-mail address");
  }

  @Test
  void linkThatAnAdminEnded_isNotMadeAgain() {
    did(ANN, AS_WRITTEN);
    end(links().get(0));

    did(ANN, AS_WRITTEN);
    restart(folder, ON);
    did(AS_WRITTEN, ANN);

    assertThat(person(ANN)).isEqualTo(1);
    assertThat(json(lrs.get("admin/api/identities/events")).path("events").size()).isEqualTo(2);
  }

  @Test
  void linkThatAnAdminMadeAndEndedHerself_isNotMadeByTheRule() {
    JsonNode link =
        json(
            lrs.post(
                "admin/api/identities/links", "{\"agents\":[" + ANN + "," + AS_WRITTEN + "]}"));
    end(link);

    did(ANN, AS_WRITTEN);

    assertThat(person(ANN)).isEqualTo(1);
  }

  @Test
  void agentsWhoAreOnePersonAlready_areNotLinkedTwice() {
    lrs.post("admin/api/identities/links", "{\"agents\":[" + ANN + "," + AS_WRITTEN + "]}");

    did(ANN, AS_WRITTEN);

    assertThat(links()).hasSize(1);
  }

  @Test
  void rule_isOffUnlessItIsTurnedOn_andThenTakesWhatWasStoredBefore() {
    restart(folder.resolve("off"), Map.of());
    did(ANN, AS_WRITTEN);
    assertThat(links()).isEmpty();

    restart(folder.resolve("off"), ON);
    settle();

    assertThat(links()).hasSize(1);
    assertThat(lrs.get("admin/api/plugins").body()).contains("same-email");
  }

  @Test
  void rule_onPostgres_isTheSame() {
    TestPostgres postgres = new TestPostgres();
    restart(
        folder.resolve("one"), Map.of("database", postgres.url(), "plugin.same-email.on", "true"));
    did(ANN, AS_WRITTEN, OF_HR);

    assertThat(person(ANN)).as("without the accounts that are not listed").isEqualTo(2);
    end(links().get(0));
    did(ANN, AS_WRITTEN);
    assertThat(person(ANN)).isEqualTo(1);
    restart(folder, ON);
    postgres.giveBack();
  }

  @Test
  void settingThatIsWrong_stopsTheStart() {
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(
            () -> Lrs.start(folder.resolve("wrong"), Map.of("plugin.same-email.of", "true")))
        .withMessageContaining("plugin.same-email.on");
  }

  private void restart(Path where, Map<String, String> settings) {
    lrs.close();
    lrs = Lrs.start(where, settings);
  }

  private void did(String... actors) {
    for (String actor : actors) {
      String statement =
          """
          {"actor": %s, "verb": {"id": "https://example.org/verbs/tried"},
           "object": {"id": "https://example.org/course"}}"""
              .formatted(actor);
      assertThat(lrs.post("xapi/statements", statement).statusCode()).isEqualTo(200);
    }
    settle();
  }

  private void settle() {
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(30))).isTrue();
  }

  private List<JsonNode> links() {
    return json(lrs.get("admin/api/identities/links")).path("links").valueStream().toList();
  }

  private void end(JsonNode link) {
    String path = "admin/api/identities/links/" + link.path("id").asLong();
    assertThat(lrs.send(lrs.request(path).DELETE()).statusCode()).isEqualTo(204);
  }

  /** How many agents she has. */
  private int person(String agent) {
    return json(lrs.get("admin/api/identities?agent=" + encoded(agent))).path("agents").size();
  }

  private static String sum(String hex) {
    return "{\"mbox_sha1sum\":\"" + hex + "\"}";
  }

  private static String account(String homePage, String name) {
    return "{\"account\":{\"homePage\":\"%s\",\"name\":\"%s\"}}".formatted(homePage, name);
  }
}
