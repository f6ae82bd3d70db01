package org.trailmark.journey.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.ledger.Desk.wanted;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.Run;

/** The touchpoints of everybody on a journey. */
class LedgerOfAJourneyTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk =
        new Desk(
            folder,
            Map.of(
                "j",
                new JourneyReader()
                    .read(
                        """
                        journey: j
                        version: 1
                        entry: {match: {verb: "https://ex.org/v"}}
                        stages: [s]
                        steps: {a: {stage: s, touch: [hello]}}
                        touchpoints: {hello: {audience: learner, channels: [inbox]}}
                        """)));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void pages_areAllOfIt_newestFirst_whateverTheirStatesAndTies() {
    Stream.of("ann", "bob", "cid").forEach(who -> ask("j", who, 1, NOON, NOON.minusSeconds(60)));
    desk.judge(NOON);
    Stream.of("ann", "bob").forEach(who -> ask("j", who, 2, NOON, NOON.minusSeconds(30)));
    ask("other", "dot", 1, NOON);

    List<Wish> read = new ArrayList<>();
    List<Wish> page = page(null, null);
    while (!page.isEmpty()) {
      read.addAll(page);
      Wish last = page.get(page.size() - 1);
      page = page(null, new Wishes.After(last.at(), last.key()));
    }

    assertThat(read).extracting(Wish::key).doesNotHaveDuplicates().hasSize(10);
    assertThat(read)
        .isSortedAccordingTo(Comparator.comparing(Wish::at).thenComparing(Wish::key).reversed());
    assertThat(read).extracting(Wish::journey).containsOnly("j");
    assertThat(read).extracting(Wish::state).contains(Wish.State.SENT, Wish.State.WANTED);
    assertThat(page(Wish.State.WANTED, null))
        .extracting(Wish::state)
        .containsOnly(Wish.State.WANTED);
  }

  private void ask(String journey, String who, int run, Instant... times) {
    List<Run.Wanted> wants = new ArrayList<>();
    for (Instant at : times) {
      wants.add(wanted("hello", wants.size() + 1, at));
    }
    desk.asks(journey, desk.know(who), run, NOON, wants.toArray(Run.Wanted[]::new));
  }

  private List<Wish> page(Wish.@Nullable State state, Wishes.@Nullable After after) {
    return desk.tx(tx -> new Wishes(tx).ofJourney("j", state, after, 3));
  }
}
