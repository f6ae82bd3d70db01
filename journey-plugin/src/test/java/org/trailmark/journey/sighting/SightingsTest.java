package org.trailmark.journey.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.StatementMatcher;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.lrs.store.StoredStatement;

class SightingsTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Journey JOURNEY =
      new JourneyReader()
          .read(
              """
              journey: j
              version: 1
              entry: {match: {verb: "https://ex.org/v", where: "s.object.id != 'https://ex.org/a/3'"}}
              stages: [s]
              steps: {a: {stage: s}}
              """);

  private static StoredStatement statement(int number, String json) {
    return new StoredStatement(number, id(number), NOON, false, json.getBytes(UTF_8));
  }

  private static UUID id(int number) {
    return new UUID(0x4000L, (1L << 63) | number);
  }

  private static StoredStatement statement(int number) {
    return statement(
        number,
        """
        {"id": "%s", "actor": {"mbox": "mailto:ann-%d@example.org"}, "timestamp": "%s",
         "verb": {"id": "https://ex.org/%s"}, "object": {"id": "https://ex.org/a/%d"}}
        """
            .formatted(id(number), number % 7, NOON, number % 2 == 0 ? "v" : "w", number % 5));
  }

  @Test
  void largeBatch_isSeenInTheOrderOfTheLog() {
    List<StoredStatement> batch = new ArrayList<>();
    for (int i = 1; i <= 1_000; i++) {
      batch.add(i % 100 == 50 ? statement(i, "no JSON") : statement(i));
    }
    Audience audience =
        new Audience(
            List.of(
                new PublishedJourney(1, NOON, JOURNEY, new StatementMatcher(JOURNEY), Set.of())));
    Queue<Long> broken = new ConcurrentLinkedQueue<>();

    Sightings seen = Sightings.of(batch, audience, (stored, refusal) -> broken.add(stored.seq()));

    assertThat(seen.all())
        .extracting(sighting -> sighting.evidence().seq())
        .isSorted()
        .hasSize(400 - 10); // every other one, but for an object of five, and what is broken
    assertThat(broken).hasSize(10);
  }
}
