package org.trailmark.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;

class OutboxTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  @TempDir Path folder;
  private SqliteStorage storage;
  private PluginDatabase database;

  @BeforeEach
  void open() {
    storage = MigratedStore.open(folder, () -> NOON);
    database = MigratedStore.journeys(storage);
    outbox(
        outbox -> {
          outbox.add("webhook:lms", 3, List.of(new Outbox.Post("key", "ann", "{}", NOON)));
          return outbox;
        });
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private <T> T outbox(Function<Outbox, T> work) {
    return database.write(c -> work.apply(new Outbox(Handles.over(c))));
  }

  private Delivery delivery() {
    return outbox(outbox -> outbox.ofKeys(List.of("key"))).getOrDefault("key", List.of()).get(0);
  }

  @Test
  void delivery_neverTried_canBeTakenBack() {
    boolean back = outbox(outbox -> outbox.retract("key", "webhook:lms", LATER));

    assertThat(back).isTrue();
    assertThat(delivery().state()).isEqualTo(Delivery.State.WITHDRAWN);
    assertThat(delivery().doneAt()).isEqualTo(LATER);
    Optional<Outbox.Claim> claim = outbox(outbox -> outbox.claim("webhook:lms", LATER, LATER, "p"));
    assertThat(claim).isEmpty();
  }

  @Test
  void delivery_onceTried_mayHaveGoneOut() {
    outbox(outbox -> outbox.claim("webhook:lms", NOON, LATER, "p"));

    boolean back = outbox(outbox -> outbox.retract("key", "webhook:lms", LATER));

    assertThat(back).isFalse();
    assertThat(delivery().state()).isEqualTo(Delivery.State.WAITING);
  }

  @Test
  void delivery_whoseWorkerDied_isClaimedAgainWhenTheLeaseIsOver() {
    outbox(outbox -> outbox.claim("webhook:lms", NOON, LATER, "p"));

    Optional<Outbox.Claim> early =
        outbox(o -> o.claim("webhook:lms", LATER.minusMillis(1), LATER, "p"));
    Optional<Outbox.Claim> again =
        outbox(o -> o.claim("webhook:lms", LATER, LATER.plusSeconds(60), "p"));

    assertThat(early).isEmpty();
    assertThat(again.orElseThrow().attempt()).isEqualTo(2);
  }

  @Test
  void delivery_isClaimedByItsOwnChannelAlone() {
    Optional<Outbox.Claim> other = outbox(o -> o.claim("email", NOON, LATER, "p"));
    boolean due = outbox(o -> o.isDue("email", NOON));
    boolean own = outbox(o -> o.isDue("webhook:lms", NOON));

    assertThat(other).isEmpty();
    assertThat(due).isFalse();
    assertThat(own).isTrue();
  }

  @Test
  void pauses_growThreefold_upToSixHours() {
    Backoff backoff = new Backoff(Duration.ofSeconds(10));

    assertThat(backoff.afterAttempt(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.afterAttempt(3)).isEqualTo(Duration.ofSeconds(90));
    assertThat(backoff.afterAttempt(1_000)).isEqualTo(Duration.ofHours(6));
  }
}
