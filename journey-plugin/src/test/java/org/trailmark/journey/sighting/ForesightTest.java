package org.trailmark.journey.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.StatementMatcher;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.lrs.store.StoredStatement;
import tools.jackson.core.JacksonException;

class ForesightTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final int BATCH = 100;
  private final List<PublishedJourney> listening = List.of(published("v"));
  private final List<StoredStatement> log = new ArrayList<>();
  private final Foresight foresight = new Foresight();

  @BeforeEach
  void store() {
    for (int i = 1; i <= 2 * BATCH; i++) {
      log.add(statement(i, i % 2 == 0 ? "v" : "w"));
    }
  }

  @AfterEach
  void close() {
    foresight.close();
  }

  private static PublishedJourney published(String verb) {
    Journey journey =
        new JourneyReader()
            .read(
                """
                journey: j
                version: 1
                entry: {match: {verb: "https://ex.org/%s"}}
                stages: [s]
                steps: {a: {stage: s}}
                """
                    .formatted(verb));
    return new PublishedJourney(1, NOON, journey, new StatementMatcher(journey), Set.of());
  }

  private static StoredStatement statement(int number, String verb) {
    UUID id = new UUID(0x4000L, (1L << 63) | number);
    return stored(
        number,
        id,
        """
        {"id": "%s", "actor": {"mbox": "mailto:ann-%d@example.org"}, "timestamp": "%s",
         "verb": {"id": "https://ex.org/%s"}, "object": {"id": "https://ex.org/a"}}
        """
            .formatted(id, number % 7, NOON, verb));
  }

  private static StoredStatement stored(int number, UUID id, String json) {
    return new StoredStatement(number, id, NOON, false, json.getBytes(UTF_8));
  }

  private static void refuse(StoredStatement statement, JacksonException refusal) {
    throw refusal;
  }

  private List<StoredStatement> batch(int number) {
    return List.copyOf(log.subList(number * BATCH, (number + 1) * BATCH));
  }

  private Sightings see(int number) {
    return see(batch(number));
  }

  private Sightings see(List<StoredStatement> batch) {
    return foresight.of(batch, listening, ForesightTest::refuse);
  }

  private static Sightings anew(List<StoredStatement> batch, List<PublishedJourney> listening) {
    return Sightings.of(batch, new Audience(listening), ForesightTest::refuse);
  }

  @Test
  void whatComesNext_isWhatIsForeseen() {
    assertThat(see(0)).isEqualTo(anew(batch(0), listening));
    List<StoredStatement> coming = batch(1);
    CompletableFuture<List<StoredStatement>> read = new CompletableFuture<>();
    foresight.lookAt(read, listening);
    read.complete(coming);

    assertThat(see(coming)).isEqualTo(anew(batch(1), listening));
  }

  @Test
  void whatCannotBeRead_isLookedAtInItsTurn() {
    foresight.lookAt(
        CompletableFuture.failedFuture(new IllegalStateException("no disk")), listening);

    assertThat(see(1)).isEqualTo(anew(batch(1), listening));
  }

  @Test
  void whatIsNotHandedOver_hasNoEffect() {
    foresight.lookAt(CompletableFuture.completedFuture(batch(0)), listening);

    assertThat(see(1)).isEqualTo(anew(batch(1), listening));
  }

  @Test
  void sameStatementsInAnotherList_areLookedAtAnew() {
    foresight.lookAt(CompletableFuture.completedFuture(batch(1)), listening);
    log.set(BATCH + 1, statement(BATCH + 2, "w")); // it was a "v" when it was foreseen

    assertThat(see(1).all()).hasSize(BATCH / 2 - 1);
  }

  @Test
  void otherJourneys_lookThemselves() {
    List<StoredStatement> coming = batch(1);
    foresight.lookAt(CompletableFuture.completedFuture(coming), listening);

    List<PublishedJourney> others = List.of(published("w"));
    assertThat(foresight.of(coming, others, ForesightTest::refuse).all())
        .extracting(sighting -> sighting.evidence().seq() % 2)
        .containsOnly(1L);
  }

  @Test
  void whatIsNoJson_isRefusedInItsTurn() {
    log.set(BATCH + 3, stored(BATCH + 4, new UUID(0x4000L, 1L << 63), "no JSON"));
    List<StoredStatement> coming = batch(1);
    foresight.lookAt(CompletableFuture.completedFuture(coming), listening);

    assertThatThrownBy(() -> see(coming)).isInstanceOf(JacksonException.class);
    List<Long> passedOver = new ArrayList<>();
    assertThat(
            foresight
                .of(batch(1), listening, (statement, refusal) -> passedOver.add(statement.seq()))
                .all())
        .hasSize(BATCH / 2 - 1);
    assertThat(passedOver).containsExactly(BATCH + 4L);
  }

  @Test
  void otherWork_isDoneMeanwhile_andItsFailureIsNothing() {
    assertThat(Foresight.taken(foresight.meanwhile(() -> "work"))).isEqualTo("work");
    assertThat(
            Foresight.<String>taken(
                foresight.meanwhile(
                    () -> {
                      throw new IllegalStateException("no disk");
                    })))
        .isNull();
  }

  @Test
  void closed_itStillAnswers() {
    foresight.close();
    assertThat(Foresight.taken(foresight.meanwhile(() -> "work"))).isNull();
    assertThat(see(0)).isEqualTo(anew(batch(0), listening));

    foresight.lookAt(CompletableFuture.completedFuture(batch(1)), listening);
    assertThat(see(1)).isEqualTo(anew(batch(1), listening));
  }
}
