package org.trailmark.journey.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldoutTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  @TempDir Path folder;

  private static long drawnBelow(double percent, String salt) {
    return IntStream.range(0, 100_000)
        .filter(i -> HeldOut.draw(salt, "person-" + i) < percent)
        .count();
  }

  @Test
  void share_isThePercentOfMany_whateverTheSalt() {
    assertThat(drawnBelow(5, "spring") / 1000.0).isCloseTo(5, within(0.25));
    assertThat(drawnBelow(50, "autumn") / 1000.0).isCloseTo(50, within(0.6));
    assertThat(drawnBelow(0, "none")).isZero();
    assertThat(drawnBelow(100, "all")).isEqualTo(100_000);
  }

  @Test
  void anotherSalt_drawsOthers() {
    long both =
        IntStream.range(0, 10_000)
            .filter(i -> HeldOut.draw("a", "p" + i) < 50 && HeldOut.draw("b", "p" + i) < 50)
            .count();

    assertThat(both / 100.0).isCloseTo(25, within(2.0));
  }

  @Test
  void linksAndUnlinks_drawNobodyAgain() {
    try (Desk desk = new Desk(folder, Map.of())) {
      String ann = desk.know("ann");
      String bob = desk.know("bob");
      String eve = desk.know("eve");
      String first = desk.tx(tx -> new Draws(tx).person("s", ann, NOON));
      String second = desk.tx(tx -> new Draws(tx).person("s", bob, NOON.plusSeconds(1)));
      desk.link(ann, bob);
      desk.link(eve, bob);
      String linked = desk.tx(tx -> new Draws(tx).person("s", bob, NOON.plusSeconds(2)));
      desk.link(ann, ann);
      desk.link(eve, eve);

      assertThat(first).isEqualTo(ann);
      assertThat(second).isEqualTo(bob);
      assertThat(linked).isEqualTo(ann);
      String later = desk.tx(tx -> new Draws(tx).person("s", bob, NOON.plusSeconds(3)));
      assertThat(later).isEqualTo(bob);
      String drawnMeanwhile = desk.tx(tx -> new Draws(tx).person("s", eve, NOON.plusSeconds(3)));
      assertThat(drawnMeanwhile).isEqualTo(ann);
    }
  }
}
