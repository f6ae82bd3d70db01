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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/**
 * However links and unlinks came between statements, voidings, timers and restarts: in the end
 * everybody stands where a store that knew the last links from the beginning has her, by the same
 * way; and when all links are taken away, where she would stand had there never been one.
 */
class IdentityPropertyTest {
  private static final int AGENTS = 6;
  private static final Instant END = START.plus(Duration.ofDays(40));
  private static final List<String> VERBS =
      List.of("registered", "launched", "launched", "completed", "completed", "passed", "declined");

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void linksInAnyOrder_leaveNothingButWhatTheySayInTheEnd(
      @ForAll @IntRange(min = 3, max = 7) int length, @ForAll Random random) throws Exception {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < length * AGENTS; i++) {
      events.add(event(i, random));
    }
    Path folder = Files.createTempDirectory("identity");
    try (World world = new World(folder.resolve("one"))) {
      world.publish(Definitions.ONBOARDING);
      List<Linked> inForce = anyhow(world, events, random);
      world.moveTo(END);

      assertThat(said(world)).isEqualTo(fromScratch(folder.resolve("linked"), events, inForce));
      assertNobodyIsLeft(world);

      Collections.shuffle(inForce, random);
      inForce.forEach(one -> world.unlink(one.link()));
      world.settle();

      assertThat(said(world)).isEqualTo(fromScratch(folder.resolve("alone"), events, List.of()));
      assertNobodyIsLeft(world);
      assertThat(world.rows("SELECT ledger_key FROM ledger_entry WHERE decision = 'sent'"))
          .doesNotHaveDuplicates()
          .hasSameElementsAs(world.rows("SELECT ledger_key FROM inbox"));
    } finally {
      delete(folder);
    }
  }

  /** Statements in no order at all, with links and their ends between them. */
  private static List<Linked> anyhow(World world, List<Event> events, Random random)
      throws Exception {
    List<Event> arriving = new ArrayList<>(events);
    Collections.shuffle(arriving, random);
    List<Linked> inForce = new ArrayList<>();
    for (Event event : arriving) {
      if (event.at().isAfter(world.clock.instant())) {
        world.clock.set(event.at());
      }
      world.send(event.statement());
      if (event.voided()) {
        world.send(event.voiding());
      }
      switch (random.nextInt(12)) {
        case 0, 1 -> link(world, inForce, random);
        case 2 -> {
          link(world, inForce, random);
          world.settle();
        }
        case 3 -> {
          if (!inForce.isEmpty()) {
            world.unlink(inForce.remove(random.nextInt(inForce.size())).link());
          }
        }
        case 4 -> world.settle();
        case 5 -> world.restart();
        case 6 -> world.moveTo(world.clock.instant().plus(Duration.ofHours(random.nextInt(60))));
        default -> {
          // the next one follows at once
        }
      }
    }
    return inForce;
  }

  private static void link(World world, List<Linked> inForce, Random random) {
    int one = random.nextInt(AGENTS);
    int other = (one + 1 + random.nextInt(AGENTS - 1)) % AGENTS;
    long link = world.link("n" + one, "n" + other);
    Linked linked = new Linked(link, one, other);
    if (inForce.stream().noneMatch(known -> known.link() == link)) {
      inForce.add(linked);
    }
  }

  /** What a store comes to that was told of the links first, and of statements in good order. */
  private static List<Object> fromScratch(Path folder, List<Event> events, List<Linked> links)
      throws Exception {
    try (World world = new World(folder)) {
      world.publish(Definitions.ONBOARDING);
      links.forEach(one -> world.link("n" + one.one(), "n" + one.other()));
      world.settle();
      world.clock.set(END);
      world.send(
          events.stream()
              .filter(event -> !event.voided())
              .sorted(Comparator.comparing(Event::at))
              .map(Event::statement)
              .toArray(String[]::new));
      world.settle();
      return said(world);
    }
  }

  /** Who is who, where everybody stands, and by which way, reasons included. */
  private static List<Object> said(World world) {
    Set<String> learners = new TreeSet<>();
    for (int i = 0; i < AGENTS; i++) {
      learners.add(world.rows(person("n" + i)).toString());
    }
    return List.of(
        learners,
        world.rows(
            "SELECT learner, position, is_exit, since, entered_at, next_due FROM run"
                + " ORDER BY learner"),
        world.rows(
            "SELECT learner, moved_from, moved_to, to_exit, valid_at, cause FROM transition"
                + " WHERE superseded_at IS NULL ORDER BY learner, valid_at, id"));
  }

  /** Nothing stands and nothing waits in the name of who is nobody any more. */
  private static void assertNobodyIsLeft(World world) {
    String nobody = " NOT EXISTS (SELECT 1 FROM agent a WHERE a.learner = t.learner)";
    assertThat(world.rows("SELECT * FROM run t WHERE" + nobody)).isEmpty();
    assertThat(world.rows("SELECT * FROM agenda t WHERE" + nobody)).isEmpty();
    assertThat(world.rows("SELECT * FROM transition t WHERE superseded_at IS NULL AND" + nobody))
        .isEmpty();
    assertThat(world.rows("SELECT * FROM touchpoint t WHERE state = 'wanted' AND" + nobody))
        .isEmpty();
  }

  /** Those agents of hers that did something, and her id. */
  private static String person(String who) {
    return "SELECT a.learner, a.ifi FROM agent me JOIN agent a ON a.learner = me.learner"
        + " WHERE me.ifi = 'mbox:mailto:%s@example.org'".formatted(who)
        + " AND EXISTS (SELECT 1 FROM evidence e WHERE e.agent = a.id) ORDER BY a.ifi";
  }

  /** Times differ, because at one time the order of storing decides. */
  private static Event event(int number, Random random) {
    String verb = number < AGENTS ? "registered" : VERBS.get(random.nextInt(VERBS.size()));
    Instant at = START.plus(Duration.ofHours(random.nextInt(24 * 25))).plusSeconds(number);
    return new Event(number, verb, "film-" + random.nextInt(4), at, random.nextInt(6) == 0);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private record Linked(long link, int one, int other) {}

  private record Event(int number, String verb, String object, Instant at, boolean voided) {
    String statement() {
      return Did.statement(Did.id(number), "n" + number % AGENTS, verb, object, at);
    }

    String voiding() {
      return Did.voiding(Did.id(5_000 + number), Did.id(number), START);
    }
  }
}
