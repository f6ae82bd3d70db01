package org.trailmark.journey.statistics;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.journey.definition.Target;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * What the database counts is what a loop over all transitions counts, at whatever moment, by
 * whatever was known, when learners went several times and history was revised again and again.
 */
class StatisticsPropertyTest {
  private static final String JOURNEY = "j";
  private static final List<String> FIRST = List.of("a", "b");
  private static final List<String> SECOND = List.of("c", "d");
  private static final List<String> STEPS = List.of("a", "b", "c", "d");
  private static final int HORIZON = 30;

  private static @Nullable Path folder;
  private static @Nullable SqliteStorage storage;
  private static @Nullable PluginDatabase database;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("statistics");
    storage = SqliteStorage.open(folder, () -> Instant.EPOCH);
    database = MigratedStore.journeys(storage);
  }

  @AfterContainer
  static void close() throws IOException {
    requireNonNull(storage).close();
    delete(requireNonNull(folder));
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void databaseAndLoop_agree(@ForAll Random random) {
    PluginDatabase open = requireNonNull(database);
    List<Row> rows = history(random);
    open.write(
        c -> {
          Handle tx = Handles.over(c);
          tx.execute("DELETE FROM transition");
          rows.forEach(row -> row.insert(tx));
          return true;
        });
    for (int i = 0; i < 6; i++) {
      long known = random.nextInt(HORIZON + 5);
      long from = random.nextInt(HORIZON);
      long to = from + random.nextInt(HORIZON);
      long within = random.nextInt(10);
      open.read(
          c -> {
            compare(Handles.over(c), new Loop(rows, known), from, to, within);
            return true;
          });
    }
  }

  private static void compare(Handle tx, Loop loop, long from, long to, long within) {
    Instant known = Instant.ofEpochMilli(loop.known);
    Positions positions = new Positions(tx, JOURNEY, Instant.ofEpochMilli(to), known);
    Positions.Census census = positions.census(List.of(FIRST, SECOND));
    List<Row> stood = loop.stood(to);
    Map<Target, Tally> places = new HashMap<>();
    stood.stream()
        .collect(groupingBy(Row::target))
        .forEach((target, there) -> places.put(target, tally(there)));
    assertThat(census.places()).isEqualTo(places);
    assertThat(census.stages())
        .containsExactly(
            tally(stood.stream().filter(r -> !r.exit && FIRST.contains(r.to)).toList()),
            tally(stood.stream().filter(r -> !r.exit && SECOND.contains(r.to)).toList()));
    assertThat(census.left()).isEqualTo(tally(stood.stream().filter(r -> r.exit).toList()));
    assertThat(listed(positions))
        .isEqualTo(stood.stream().map(r -> r.learner + r.run + r.target()).sorted().toList());

    Period period = new Period(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    Flows flows = new Flows(tx, JOURNEY, period, known);
    List<Row> moved = loop.moved(from, to);
    assertThat(flows.counts(STEPS).stream().map(f -> f.from() + ">" + f.to() + f.moves()).sorted())
        .isEqualTo(
            moved.stream()
                .collect(groupingBy(r -> r.from + ">" + r.target(), TreeMap::new, counting()))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + e.getValue())
                .sorted()
                .toList());
    assertThat(flows.list(null, null, period.from(), 0, 1000).stream().map(Flows.Moved::id))
        .isEqualTo(
            moved.stream()
                .filter(r -> r.from == null)
                .sorted(Comparator.comparing(Row::at).thenComparing(Row::id))
                .map(Row::id)
                .toList());

    Dwell dwell = new Dwell(tx, JOURNEY, period, known);
    Map<String, Dwell.Times> times = dwell.ofSteps(STEPS);
    for (String step : STEPS) {
      same(times.get(step), loop.visits(List.of(step), List.of(), from, to));
    }
    same(dwell.ofStage(FIRST).orElse(null), loop.visits(FIRST, FIRST, from, to));
    same(dwell.ofStage(SECOND).orElse(null), loop.visits(SECOND, SECOND, from, to));

    Conversion conversion = new Conversion(tx, JOURNEY, period, known);
    assertThat(
            conversion.count(
                Spot.steps(FIRST),
                List.of(Spot.steps(SECOND), Spot.exits(List.of("x"))),
                Duration.ofMillis(within)))
        .isEqualTo(
            new Conversion.Result(
                loop.came(from, to),
                List.of(
                    loop.cameOn(from, to, within, r -> !r.exit && SECOND.contains(r.to)),
                    loop.cameOn(from, to, within, r -> r.exit && r.to.equals("x")))));
    assertThat(conversion.count(null, List.of(Spot.steps(List.of())), null).of())
        .isEqualTo(tally(moved.stream().filter(r -> r.from == null).toList()));
  }

  private static List<String> listed(Positions positions) {
    List<String> all = new ArrayList<>();
    String learner = "";
    int run = 0;
    while (true) {
      List<Positions.Stood> page = positions.list(null, learner, run, 3);
      page.forEach(s -> all.add(s.learner() + s.run() + s.position()));
      if (page.size() < 3) {
        return all.stream().sorted().toList();
      }
      learner = page.get(2).learner();
      run = page.get(2).run();
    }
  }

  private static Tally tally(List<Row> rows) {
    return new Tally(
        rows.stream().map(r -> r.learner + r.run).distinct().count(),
        rows.stream().map(Row::learner).distinct().count());
  }

  private static void same(Dwell.@Nullable Times times, List<Long> visits) {
    if (times == null) {
      assertThat(visits).isEmpty();
      return;
    }
    List<Long> sorted = visits.stream().sorted().toList();
    int size = sorted.size();
    assertThat(times)
        .isEqualTo(
            new Dwell.Times(
                size,
                Duration.ofMillis(sorted.get(0)),
                Duration.ofMillis(sorted.get((int) Math.ceil(size * 0.5) - 1)),
                Duration.ofMillis(sorted.get((size * 9 + 9) / 10 - 1)),
                Duration.ofMillis(sorted.get(size - 1)),
                Duration.ofMillis(sorted.stream().mapToLong(v -> v).sum() / size)));
  }

  /** Ways that are revised: what is the same at the beginning stays, the rest is superseded. */
  private static List<Row> history(Random random) {
    List<Row> rows = new ArrayList<>();
    Map<String, List<Integer>> standing = new HashMap<>();
    for (long decided = 0; decided < HORIZON; decided += random.nextInt(3)) {
      String learner = "l" + random.nextInt(4);
      int run = 1 + random.nextInt(2);
      List<Integer> way = standing.computeIfAbsent(learner + run, k -> new ArrayList<>());
      int keep = way.isEmpty() ? 0 : random.nextInt(way.size() + 1);
      while (way.size() > keep) {
        int last = way.remove(way.size() - 1);
        rows.set(last, rows.get(last).superseded(decided));
      }
      for (int more = random.nextInt(4); more > 0; more--) {
        Row before = way.isEmpty() ? null : rows.get(way.get(way.size() - 1));
        if (before == null || !before.exit) {
          way.add(rows.size());
          rows.add(next(rows.size() + 1, learner, run, before, decided, random));
        }
      }
    }
    return rows;
  }

  private static Row next(
      long id, String learner, int run, @Nullable Row before, long decided, Random random) {
    boolean exit = before != null && random.nextInt(6) == 0;
    return new Row(
        id,
        learner,
        run,
        before == null ? null : before.to,
        exit
            ? (random.nextBoolean() ? "x" : "a")
            : before == null ? "a" : STEPS.get(random.nextInt(4)),
        exit,
        (before == null ? random.nextInt(HORIZON) : before.at) + random.nextInt(4),
        decided,
        null);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Counts what was believed, one row after another. */
  private static final class Loop {
    private final List<Row> believed;
    private final long known;

    Loop(List<Row> rows, long known) {
      this.known = known;
      this.believed =
          rows.stream()
              .filter(r -> r.decided <= known && (r.superseded == null || r.superseded > known))
              .toList();
    }

    List<List<Row>> ways() {
      return List.copyOf(believed.stream().collect(groupingBy(r -> r.learner + r.run)).values());
    }

    List<Row> stood(long at) {
      return ways().stream()
          .flatMap(way -> way.stream().filter(r -> r.at <= at).reduce((a, b) -> b).stream())
          .toList();
    }

    List<Row> moved(long from, long to) {
      return believed.stream().filter(r -> r.at >= from && r.at < to).toList();
    }

    /** How long visits to these steps were; going on to {@code inside} ends none. */
    List<Long> visits(List<String> steps, List<String> inside, long from, long to) {
      List<Long> visits = new ArrayList<>();
      for (List<Row> way : ways()) {
        Long begun = null;
        for (Row row : way) {
          boolean ends = row.exit || !inside.contains(row.to);
          if (begun != null && ends) {
            if (row.at >= from && row.at < to) {
              visits.add(row.at - begun);
            }
            begun = null;
          }
          if (begun == null && !row.exit && steps.contains(row.to)) {
            begun = row.at;
          }
        }
      }
      return visits;
    }

    Tally came(long from, long to) {
      return tally(ways().stream().flatMap(way -> first(way, from, to).stream()).toList());
    }

    Tally cameOn(long from, long to, long within, Predicate<Row> there) {
      List<Row> on = new ArrayList<>();
      for (List<Row> way : ways()) {
        first(way, from, to)
            .ifPresent(
                began ->
                    way.stream()
                        .filter(r -> r.id > began.id && r.at <= began.at + within)
                        .filter(there)
                        .findFirst()
                        .ifPresent(on::add));
      }
      return tally(on);
    }

    private static Optional<Row> first(List<Row> way, long from, long to) {
      return way.stream()
          .filter(r -> !r.exit && FIRST.contains(r.to) && r.at >= from && r.at < to)
          .findFirst();
    }
  }

  private record Row(
      long id,
      String learner,
      int run,
      @Nullable String from,
      String to,
      boolean exit,
      long at,
      long decided,
      @Nullable Long superseded) {

    Target target() {
      return new Target(to, exit);
    }

    Row superseded(long when) {
      return new Row(id, learner, run, from, to, exit, at, decided, when);
    }

    void insert(Handle tx) {
      tx.execute(
          "INSERT INTO transition (id, journey, learner, run, publication, moved_from, moved_to,"
              + " to_exit, valid_at, decided_at, cause, superseded_at)"
              + " VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, '{}', ?)",
          id,
          JOURNEY,
          learner,
          run,
          from,
          to,
          exit ? 1 : 0,
          at,
          decided,
          superseded);
    }
  }
}
