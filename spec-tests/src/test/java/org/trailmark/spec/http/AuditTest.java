package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.json;
import static org.trailmark.spec.http.Program.trailmark;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What admins change stands in the audit log, and what was done to the log is found. */
class AuditTest {
  @AutoClose private static final Lrs lrs = Lrs.start();

  @Test
  void change_isLogged_withWhoAndWhatAndItsOutcome() {
    HttpResponse<String> made =
        lrs.post("admin/api/credentials", "{\"label\":\"LMS\",\"scopes\":[\"statements-write\"]}");
    String key = json(made).path("key").asString();
    lrs.send(lrs.request("admin/api/credentials/" + key + "?why=gone").DELETE());

    JsonNode removed = newest("/admin/api/credentials/{key}");
    JsonNode added = newest("/admin/api/credentials");

    assertThat(removed.path("method").asString()).isEqualTo("DELETE");
    assertThat(removed.path("who").asString()).isEqualTo(Lrs.KEY);
    assertThat(removed.path("outcome").asInt()).isEqualTo(204);
    assertThat(removed.at("/detail/path").asString()).isEqualTo("/admin/api/credentials/" + key);
    assertThat(removed.at("/detail/query/why").asString()).isEqualTo("gone");
    assertThat(added.path("outcome").asInt()).isEqualTo(201);
    assertThat(added.at("/detail/body/label").asString()).isEqualTo("LMS");
  }

  @Test
  void changeOfAPlugin_isLogged_andSoIsOneThatWasRefused() {
    lrs.post("admin/api/journey/journeys", "application/yaml", "journey: none\n");

    JsonNode act = newest("/admin/api/journey/journeys");

    assertThat(act.path("outcome").asInt()).isEqualTo(400);
    assertThat(act.at("/detail/type").asString()).isEqualTo("application/yaml");
    assertThat(act.at("/detail/length").asInt()).isEqualTo(14);
    assertThat(act.at("/detail/sha256").asString()).hasSize(64);
    assertThat(act.at("/detail/body").isMissingNode()).isTrue();
  }

  @Test
  void secret_isNotLogged() {
    lrs.post(
        "admin/api/credentials?token=t0p",
        "{\"label\":\"x\",\"scopes\":[\"admin\"],\"more\":[{\"clientSecret\":\"hidden\"}]}");

    JsonNode detail = newest("/admin/api/credentials").path("detail");

    assertThat(detail.at("/body/more/0/clientSecret").asString()).isEqualTo("(left out)");
    assertThat(detail.at("/query/token").asString()).isEqualTo("(left out)");
    assertThat(detail.toString()).doesNotContain("hidden", "t0p", "sha256");
  }

  @Test
  void readingAndStrangers_areNotLogged() {
    long before = acts("?limit=200").size();

    lrs.get("admin/api/credentials");
    lrs.send(lrs.bare("admin/api/credentials/x").DELETE());
    lrs.send(lrs.request("admin/api/nothing").DELETE());

    assertThat(acts("?limit=200")).hasSize((int) before);
  }

  @Test
  void acts_comeInPages_andAreFiltered() {
    for (int i = 0; i < 3; i++) {
      lrs.send(lrs.request("admin/api/learner-links").DELETE());
    }

    String more = "admin/api/audit?limit=1&route=/admin/api/learner-links";
    int pages = 0;
    while (!more.isEmpty()) {
      JsonNode page = json(lrs.get(more));
      assertThat(page.path("acts")).hasSize(1);
      pages++;
      more = page.has("more") ? "admin/api/" + page.path("more").asString() : "";
    }

    assertThat(pages).isEqualTo(3);
    assertThat(acts("?who=nobody")).isEmpty();
    assertThat(lrs.get("admin/api/audit?since=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void log_isVerifiedOverRest() throws Exception {
    lrs.send(lrs.request("admin/api/learner-links").DELETE());

    assertThat(trailmark(lrs, 0, "audit", "verify")).contains("The audit log holds: ", "head ");
  }

  private static JsonNode newest(String route) {
    return acts("?limit=200&route=" + Lrs.encoded(route)).stream()
        .filter(act -> act.path("route").asString().equals(route))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> acts(String query) {
    JsonNode page = json(lrs.get("admin/api/audit" + query));
    return StreamSupport.stream(page.path("acts").spliterator(), false).toList();
  }
}
