package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is told of parts that do not work, and what goes on without them. */
class HealthTest {
  @TempDir private Path folder;

  private static JsonNode part(HttpResponse<String> health, String name) {
    return Lrs.json(health).path("parts").path(name);
  }

  @Test
  void whole_isUp_partByPart() {
    try (Lrs lrs = Lrs.start(folder)) {
      HttpResponse<String> health = lrs.send(lrs.bare("health"));

      assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
      assertThat(Lrs.json(health).path("parts").propertyNames())
          .contains("storage", "clock", "plugin.journey", "plugin.records");
      assertThat(lrs.send(lrs.bare("health/live")).statusCode()).isEqualTo(200);
      assertThat(lrs.send(lrs.bare("health/ready")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void databaseOfAPlugin_damaged_keepsNobodyFromStoring() throws Exception {
    Lrs.start(folder).close();
    Files.writeString(folder.resolve("plugins/journey.db"), "this is no database ".repeat(1_000));

    try (Lrs lrs = Lrs.start(folder)) {
      HttpResponse<String> health = lrs.send(lrs.bare("health"));

      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(part(health, "plugin.journey").path("up").asBoolean()).isFalse();
      assertThat(part(health, "plugin.journey").path("detail").asString())
          .contains("journey.db is damaged")
          .contains("Restore a backup");
      assertThat(part(health, "storage").path("up").asBoolean()).isTrue();
      assertThat(lrs.send(lrs.bare("health/ready")).statusCode()).isEqualTo(200);
      assertThat(lrs.post("xapi/statements", Samples.statement(UUID.randomUUID())).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void clock_setBack_isTold_andStoredNeverFalls() {
    AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofDays(365));
    InstantSource clock = () -> Instant.now().plus(ahead.get());
    try (Lrs lrs = Lrs.start(folder, Map.of(), clock)) {
      String first = stored(lrs);
      ahead.set(Duration.ZERO);

      assertThat(stored(lrs)).isGreaterThanOrEqualTo(first);
      HttpResponse<String> health = lrs.send(lrs.bare("health"));
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(part(health, "clock").path("detail").asString()).contains("Set it right");
      assertThat(lrs.send(lrs.bare("health/ready")).statusCode()).isEqualTo(200);
      ahead.set(Duration.ofDays(366));

      assertThat(stored(lrs)).isGreaterThan(first);
      assertThat(part(lrs.send(lrs.bare("health")), "clock").path("up").asBoolean()).isTrue();
    }
  }

  /** Stores a statement, and says when it was stored. */
  private static String stored(Lrs lrs) {
    UUID id = UUID.randomUUID();
    lrs.post("xapi/statements", Samples.statement(id));
    return Lrs.json(lrs.get("xapi/statements?statementId=" + id)).path("stored").asString();
  }
}
