package org.trailmark.server.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Lets the simulated days pass: moves the clock from slice to slice, sends what is due, and waits
 * until the journeys have seen it. So every run of one plan decides the same at the same simulated
 * moments.
 *
 * <p>Statements of a slice are stored a moment before its end, after the plugins have come to that
 * moment: so it is settled what was decided without them. A slice is shorter than the journeys'
 * {@code grace}, so that what is sent at once never counts as late.
 */
final class Loader {
  private static final Duration SLICE = Duration.ofMinutes(30);
  private static final Duration TICK = Duration.ofHours(6);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int BATCH = 200;

  /** Milliseconds of simulated time, and rounds, in which the journeys must come into force. */
  private static final int PUBLISHING = 1000;

  private final DemoServer server;
  private final LrsClient client;
  private final SimulatedClock clock;
  private final DemoFolder folder;
  private final ProgressBar progress;

  Loader(
      DemoServer server,
      LrsClient client,
      SimulatedClock clock,
      DemoFolder folder,
      ProgressBar progress) {
    this.server = server;
    this.client = client;
    this.clock = clock;
    this.folder = folder;
    this.progress = progress;
  }

  /** Loads what is missing; the plan as it is then. */
  DemoPlan load(DemoPlan plan) {
    long began = System.nanoTime();
    Simulation simulation = Simulation.run(plan.seed(), plan.learners(), plan.start(), plan.end());
    if (plan.clock().equals(plan.start())) { // nothing was loaded yet
      publish(plan, simulation);
    }
    int sent = 0;
    for (var slice : slices(plan, simulation).entrySet()) {
      Instant end = slice.getKey();
      sent += slice.getValue().statements.size();
      if (!end.isBefore(plan.clock())) {
        Instant within = end.minusMillis(1);
        folder.save(plan.reached(within));
        pass(slice.getValue(), within, end);
        progress.show(plan.share(end), end, sent);
      }
    }
    clock.release();
    await(clock.instant()); // whoever waits for a time counts by the real clock from here
    DemoPlan done = plan.done();
    folder.save(done);
    progress.done(Duration.ofNanos(System.nanoTime() - began));
    return done;
  }

  private void pass(Slice slice, Instant within, Instant end) {
    if (within.isAfter(clock.instant())) {
      clock.advance(within);
    }
    if (!slice.statements.isEmpty()) {
      await(within);
    }
    for (int from = 0; from < slice.statements.size(); from += BATCH) {
      client.post(slice.statements.subList(from, Math.min(slice.statements.size(), from + BATCH)));
    }
    clock.advance(end);
    await(end);
  }

  private void publish(DemoPlan plan, Simulation simulation) {
    JourneySetup setup = new JourneySetup(client);
    setup.publish();
    for (int tries = 0; tries < PUBLISHING && !setup.isRunning(); tries++) {
      clock.advance(clock.instant().plusMillis(1));
      await(clock.instant());
    }
    if (!setup.isRunning()) {
      throw new LrsException(ProblemCode.INTERNAL, "the journeys were published and do not run");
    }
    setup.loadRoster(simulation.people(), plan.start().plusMillis(PUBLISHING));
  }

  private void await(Instant end) {
    if (!server.awaitPlugins(end, PATIENCE)) {
      throw new LrsException(
          ProblemCode.INTERNAL, "the journeys have not come to " + end + " in " + PATIENCE);
    }
  }

  /** What happens up to each moment; moments at which nothing happens let timers fire. */
  private static NavigableMap<Instant, Slice> slices(DemoPlan plan, Simulation simulation) {
    NavigableMap<Instant, Slice> slices = new TreeMap<>();
    for (Instant tick = plan.start().plus(TICK);
        tick.isBefore(plan.end());
        tick = tick.plus(TICK)) {
      slices.put(tick, new Slice());
    }
    slices.put(plan.end(), new Slice());
    for (Scheduled statement : simulation.statements()) {
      at(slices, statement.sendAt(), plan).statements.add(statement);
    }
    return slices;
  }

  private static Slice at(NavigableMap<Instant, Slice> slices, Instant moment, DemoPlan plan) {
    long passed = Duration.between(plan.start(), moment).dividedBy(SLICE);
    Instant end = plan.start().plus(SLICE.multipliedBy(passed + 1));
    return slices.computeIfAbsent(end.isAfter(plan.end()) ? plan.end() : end, any -> new Slice());
  }

  /** What happens within half an hour. */
  private static final class Slice {
    private final List<Scheduled> statements = new ArrayList<>();
  }
}
