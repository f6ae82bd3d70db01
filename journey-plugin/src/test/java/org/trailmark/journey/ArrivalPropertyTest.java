package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.World.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * What is stored in the end does not hang on how statements arrived: whatever came late, twice, or
 * was voided before or after it came, whatever timers fired too early meanwhile, whether the plugin
 * was restarted or the journey published again.
 */
class ArrivalPropertyTest {
  private static final int LEARNERS = 4;
  private static final List<String> VERBS =
      List.of("registered", "launched", "launched", "completed", "completed", "passed", "declined");

  @Property(tries = 6, shrinking = ShrinkingMode.OFF)
  void arrival_neverChangesPositionsOrWaysOrSends(
      @ForAll @IntRange(min = 3, max = 7) int length, @ForAll Random random) throws Exception {
    Path folder = Files.createTempDirectory("arrival");
    try (World world = new World(folder)) {
      world.publish(Definitions.ONBOARDING);
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < length * LEARNERS; i++) {
        events.add(event(i, random));
      }
      Instant end = START.plus(Duration.ofDays(40));

      arriveAnyhow(world, events, random);
      world.clock.set(end);
      world.send(inOrder(events));
      world.settle();

      for (int learner = 0; learner < LEARNERS; learner++) {
        assertThat(way(world, "ann" + learner)).isEqualTo(way(world, "ref" + learner));
        assertThat(position(world, "ann" + learner)).isEqualTo(position(world, "ref" + learner));
      }
      assertThat(world.rows("SELECT ledger_key FROM ledger_entry WHERE decision = 'sent'"))
          .doesNotHaveDuplicates()
          .hasSameElementsAs(world.rows("SELECT ledger_key FROM inbox"));
      assertThat(world.rows("SELECT ledger_key FROM inbox")).doesNotHaveDuplicates();
    } finally {
      delete(folder);
    }
  }

  /** Her way as history says now, reasons included, which name statements by ids of their own. */
  private static String way(World world, String who) {
    return world
        .rows(
            "SELECT t.moved_from, t.moved_to, t.to_exit, t.valid_at, t.cause FROM transition t"
                + " JOIN agent a ON a.learner = t.learner WHERE t.superseded_at IS NULL"
                + " AND a.ifi = 'mbox:mailto:%s@example.org' ORDER BY t.id".formatted(who))
        .toString()
        .replaceAll("[0-9a-f-]{36}", "statement");
  }

  private static List<?> position(World world, String who) {
    return world.rows(
        "SELECT r.position, r.is_exit, r.since, r.entered_at, r.next_due FROM run r"
            + " JOIN agent a ON a.learner = r.learner"
            + " WHERE a.ifi = 'mbox:mailto:%s@example.org'".formatted(who));
  }

  /** Times differ, because at one time the order of storing decides. */
  private static Event event(int number, Random random) {
    String verb = number < LEARNERS ? "registered" : VERBS.get(random.nextInt(VERBS.size()));
    Instant at = START.plus(Duration.ofHours(random.nextInt(24 * 25))).plusSeconds(number);
    return new Event(number, verb, "film-" + random.nextInt(4), at, random.nextInt(3) == 0);
  }

  private static String[] inOrder(List<Event> events) {
    return events.stream()
        .filter(event -> !event.voided())
        .sorted(Comparator.comparing(Event::at))
        .map(event -> event.by("ref", 1_000))
        .toArray(String[]::new);
  }

  private static void arriveAnyhow(World world, List<Event> events, Random random)
      throws Exception {
    List<Arrival> arriving = new ArrayList<>();
    for (Event event : events) {
      arriving.add(new Arrival(event.by("ann", 0), event.at()));
      if (random.nextInt(3) == 0) {
        arriving.add(new Arrival(event.by("ann", 0), event.at())); // again
      }
      if (event.voided()) {
        arriving.add(
            new Arrival(
                Did.voiding(Did.id(5_000 + event.number()), Did.id(event.number()), START), START));
      }
    }
    Collections.shuffle(arriving, random);
    boolean second = false;
    for (Arrival arrival : arriving) {
      if (arrival.happened().isAfter(world.clock.instant())) {
        world.clock.set(arrival.happened()); // late as it likes, but never before it happens
      }
      world.send(arrival.statement());
      switch (random.nextInt(20)) {
        case 0 -> world.moveTo(world.clock.instant().plus(Duration.ofHours(random.nextInt(72))));
        case 1, 4, 5 -> world.settle();
        case 2 -> world.restart();
        case 3 -> {
          if (!second) {
            second = true;
            world.publish(Definitions.ONBOARDING.replace("version: 1", "version: 2"));
          }
        }
        default -> {
          // the next one follows at once
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private record Arrival(String statement, Instant happened) {}

  private record Event(int number, String verb, String object, Instant at, boolean voided) {
    String by(String who, int offset) {
      return Did.statement(Did.id(offset + number), who + number % LEARNERS, verb, object, at);
    }
  }
}
