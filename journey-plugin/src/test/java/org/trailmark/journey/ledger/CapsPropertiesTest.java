package org.trailmark.journey.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.ledger.Desk.wanted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.Run;

/**
 * Whatever is asked for, whenever it is judged, and whoever is linked meanwhile: in no window is
 * more said to a person than her caps allow, and nothing is said twice.
 */
class CapsPropertiesTest {
  private static final int MAX = 3;
  private static final Duration EFFORT = Duration.ofMinutes(20);
  private static final Duration PER = Duration.ofDays(3);
  private static final List<String> TOUCHPOINTS = List.of("free", "short", "long", "hurried");
  private static final Map<String, Journey> JOURNEYS = Map.of("j", journey("j"), "k", journey("k"));

  private static Journey journey(String id) {
    return new JourneyReader()
        .read(
            """
            journey: %s
            version: 1
            entry: {match: {verb: "https://ex.org/v"}}
            stages: [s]
            steps: {a: {stage: s, touch: [free, short, long, hurried]}}
            touchpoints:
              free: {audience: learner, channels: [inbox]}
              short: {audience: learner, channels: [inbox], effort: PT4M}
              long: {audience: learner, channels: [inbox], effort: PT11M}
              hurried: {audience: learner, channels: [inbox], effort: PT1M, expires: PT30H}
            caps: [{max: 3, per: PT72H}, {effort: PT20M, per: PT72H}]
            """
                .formatted(id));
  }

  @Property(tries = 25)
  void noWindowHoldsMoreThanTheCaps_andNothingIsSaidTwice(@ForAll long seed) throws IOException {
    Path folder = Files.createTempDirectory("caps");
    try (Desk desk = new Desk(folder, JOURNEYS)) {
      new Story(desk, new Random(seed)).tell();
      Stream.of("ann", "bob").map(desk::know).forEach(learner -> checkWindows(desk, learner));
      assertThat(desk.said.stream().map(o -> o.wish().key())).doesNotHaveDuplicates();
      assertThat(desk.said.stream().map(CapsPropertiesTest::occasion)).doesNotHaveDuplicates();
    } finally {
      delete(folder);
    }
  }

  /** What must be said once, whoever it is said to: the story links its people at the beginning. */
  private static String occasion(Outgoing outgoing) {
    Wish wish = outgoing.wish();
    return wish.learner() + wish.journey() + wish.touchpoint() + wish.at();
  }

  private static void checkWindows(Desk desk, String learner) {
    List<Outgoing> hers =
        desk.said.stream()
            .filter(o -> o.wish().learner().equals(learner))
            .sorted(Comparator.comparing(Outgoing::sentAt))
            .toList();
    for (Outgoing last : hers) {
      List<Outgoing> window =
          hers.stream()
              .filter(o -> !o.sentAt().isAfter(last.sentAt()))
              .filter(o -> o.sentAt().plus(PER).isAfter(last.sentAt()))
              .toList();
      assertThat(window).hasSizeLessThanOrEqualTo(MAX);
      Duration effort =
          window.stream()
              .map(o -> o.touchpoint().effort())
              .filter(e -> e != null)
              .reduce(Duration.ZERO, Duration::plus);
      assertThat(effort).isLessThanOrEqualTo(EFFORT);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
        Files.delete(file);
      }
    }
  }

  /**
   * Ways of two learners in two journeys, at random; asked again and again, judged now and then.
   */
  private static final class Story {
    private final Desk desk;
    private final Random random;
    private final Map<String, List<Run.Wanted>> ways = new HashMap<>();
    private Instant now = Instant.parse("2026-03-20T00:00:00Z");

    Story(Desk desk, Random random) {
      this.desk = desk;
      this.random = random;
    }

    void tell() {
      List<String> learners = List.of(desk.know("ann"), desk.know("bob"));
      desk.link(desk.know("eve"), learners.get(random.nextInt(2)));
      for (int i = 0; i < 40; i++) {
        now = now.plus(Duration.ofMinutes(random.nextInt(60 * 12)));
        String learner = learners.get(random.nextInt(2));
        String journey = random.nextBoolean() ? "j" : "k";
        ask(learner, journey, 1 + random.nextInt(2));
        if (random.nextInt(3) > 0) {
          desk.judge(now);
        }
      }
      while (desk.nextRelease().isPresent() && !desk.nextRelease().get().isAfter(end())) {
        now = desk.nextRelease().get();
        desk.judge(now);
      }
    }

    private static Instant end() {
      return Instant.parse("2026-07-01T00:00:00Z");
    }

    private void ask(String learner, String journey, int run) {
      List<Run.Wanted> way =
          ways.computeIfAbsent(learner + journey + run, key -> new ArrayList<>());
      if (!way.isEmpty() && random.nextInt(5) == 0) {
        way.remove(way.size() - 1);
      }
      String touchpoint = TOUCHPOINTS.get(random.nextInt(TOUCHPOINTS.size()));
      int occurrence =
          (int) way.stream().filter(w -> w.touchpoint().equals(touchpoint)).count() + 1;
      way.add(wanted(touchpoint, occurrence, now.minus(Duration.ofMinutes(random.nextInt(100)))));
      desk.asks(journey, learner, run, now, way.toArray(Run.Wanted[]::new));
    }
  }
}
