package org.trailmark.server.records.query;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.trailmark.lrs.hash.ShortId;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.records.RecordsDatabase;
import org.trailmark.server.records.column.Cells;
import org.trailmark.server.records.column.Column;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.column.Rows;
import org.trailmark.server.records.column.Segments;
import org.trailmark.server.records.names.ContextRole;
import org.trailmark.server.records.names.Dictionary;
import org.trailmark.server.records.names.NamedActivity;
import org.trailmark.server.records.names.Names;
import org.trailmark.server.records.names.Party;
import org.trailmark.server.records.names.Recent;
import org.trailmark.server.records.names.StatementContext;

/** What is found and counted is what a look at each statement, one by one, finds and counts. */
class SearchTest {
  private static final long DAY = 86_400_000;
  private static final ZoneId ZONE = ZoneId.of("America/St_Johns");

  /** A statement as a person would note it down. */
  private record Note(
      Row row, int who, String verb, String thing, String type, String category, boolean voided) {}

  private final List<Note> notes = new ArrayList<>();
  private final Map<Integer, Integer> linked = new HashMap<>();

  @Property(tries = 60)
  void pages_haveWhatMatches_inTheirOrder(@ForAll Random random) throws SQLException {
    try (Connection tx = filled(random)) {
      Question question = question(random);
      Order order = new Order(random.nextBoolean(), random.nextBoolean());
      List<Row> expected =
          notes.stream().filter(question.holds).map(Note::row).sorted(order.rows()).toList();

      List<Row> found = new ArrayList<>();
      Order.Place after = null;
      int size = 1 + random.nextInt(20);
      List<Row> page;
      do {
        page = new Search(question.filter, new NoLog(), tx).page(order, after, size);
        found.addAll(page);
        after = page.isEmpty() ? null : Order.Place.of(page.get(page.size() - 1));
      } while (page.size() == size);

      assertThat(found).isEqualTo(expected);
      long bound = random.nextInt(50);
      assertThat(new Search(question.filter, new NoLog(), tx).count(bound))
          .isEqualTo(Math.min(bound, expected.size()));
    }
  }

  @Property(tries = 40)
  void groups_areThoseOfTheStatements(@ForAll Random random) throws SQLException {
    try (Connection tx = filled(random)) {
      Question question = question(random);
      Map<List<Long>, Long> statements =
          notes.stream().filter(question.holds).collect(groupingBy(this::key, counting()));
      Map<List<Long>, Set<Integer>> learners =
          notes.stream()
              .filter(question.holds)
              .collect(groupingBy(this::key, mapping(note -> person(note.who), toSet())));

      List<Group> groups =
          new Aggregation(question.filter, new NoLog(), tx)
              .groups(
                  List.of(Dimension.VERB, Dimension.DAY),
                  EnumSet.of(Measure.COUNT, Measure.LEARNERS),
                  ZONE);

      assertThat(groups)
          .hasSize(statements.size())
          .allSatisfy(
              group -> {
                assertThat(group.statements()).isEqualTo(statements.get(group.keys()));
                assertThat(learners.get(group.keys())).isNotNull().hasSize((int) group.learners());
              });
    }
  }

  @Property(tries = 20)
  void learners_areCountedExactly_inHoweverManyPasses(@ForAll Random random) throws SQLException {
    try (Connection tx = filled(random)) {
      Search search = new Search(Filter.NONE, new NoLog(), tx);
      Totals totals = new Totals(List.of(Coder.of(Column.VERB)), false, false);
      search.all(totals);
      Coder learner = Coder.standingFor(Column.LEARNER, new Names(tx).persons());
      long[] counts = new DistinctLearners(search, totals, learner, 100).count();
      assertThat(new DistinctLearners(search, totals, learner, 100, 12).countPairs())
          .isEqualTo(counts);
      assertThat(new DistinctLearners(search, totals, learner, 100).countPairs()).isEqualTo(counts);
    }
  }

  private List<Long> key(Note note) {
    long day =
        Instant.ofEpochMilli(note.row.timestamp())
            .atZone(ZONE)
            .toLocalDate()
            .atStartOfDay(ZONE)
            .toInstant()
            .toEpochMilli();
    return List.of(note.row.verb(), day);
  }

  private int person(int who) {
    return linked.getOrDefault(who, who);
  }

  private record Question(Filter filter, Predicate<Note> holds) {}

  /** A filter, and what it means. */
  private Question question(Random random) {
    List<Integer> who = some(random, 9);
    List<String> verbs = some(random, 4).stream().map(i -> iri("verb", i)).toList();
    List<String> things = some(random, 9).stream().map(i -> iri("thing", i)).toList();
    List<String> types = some(random, 3).stream().map(i -> iri("type", i)).toList();
    List<String> categories = some(random, 3).stream().map(i -> iri("category", i)).toList();
    Double scoreFrom = random.nextInt(3) == 0 ? random.nextInt(10) / 10.0 : null;
    Boolean success = random.nextInt(3) == 0 ? (Boolean) random.nextBoolean() : null;
    long from = random.nextInt(3) == 0 ? random.nextInt(30) * DAY : Long.MIN_VALUE;
    long to = random.nextInt(3) == 0 ? random.nextInt(60) * DAY : Long.MAX_VALUE;
    Boolean voided = random.nextInt(3) == 0 ? null : (Boolean) (random.nextInt(4) == 0);
    Filter filter =
        new Filter(
            who.stream().map(i -> ShortId.of(agent(i).key())).toList(),
            verbs,
            things,
            types,
            categories.isEmpty() ? Map.of() : Map.of(ContextRole.CATEGORY, categories),
            List.of(),
            List.of(),
            List.of(),
            "",
            scoreFrom,
            null,
            success,
            null,
            from,
            to,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            voided);
    Set<Integer> persons = new HashSet<>();
    who.forEach(i -> persons.add(person(i)));
    return new Question(
        filter,
        note ->
            (who.isEmpty() || persons.contains(person(note.who)))
                && (verbs.isEmpty() || verbs.contains(note.verb))
                && (things.isEmpty() || things.contains(note.thing))
                && (types.isEmpty() || types.contains(note.type))
                && (categories.isEmpty() || categories.contains(note.category))
                && (scoreFrom == null
                    || (note.row.score() != 0 && Cells.scoreOf(note.row.score()) >= scoreFrom))
                && (success == null || success.equals(Cells.successOf(note.row.outcome())))
                && note.row.timestamp() >= from
                && note.row.timestamp() < to
                && (voided == null || voided == note.voided));
  }

  private static List<Integer> some(Random random, int most) {
    List<Integer> some = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      for (int i = 0; i <= random.nextInt(3); i++) {
        some.add(random.nextInt(most));
      }
    }
    return some;
  }

  private Connection filled(Random random) throws SQLException {
    notes.clear();
    linked.clear();
    Connection tx = RecordsDatabase.open();
    Recent recent = new Recent();
    long seq = 0;
    for (int batch = 0; batch <= random.nextInt(40); batch++) {
      try (Dictionary names = new Dictionary(tx, recent)) {
        Rows rows = new Rows();
        for (int i = 0; i <= random.nextInt(20); i++) {
          seq += 1 + random.nextInt(2);
          Note note = note(seq, random, names);
          notes.add(note);
          rows.add(note.row);
          if (note.voided) {
            names.voided(seq);
          }
        }
        new Segments(tx).add(rows);
      }
    }
    try (Dictionary names = new Dictionary(tx, recent)) {
      names.person(List.of(agent(7), agent(2), agent(4)));
      linked.putAll(Map.of(7, 2, 4, 2));
    }
    notes.sort(Comparator.comparingLong(note -> note.row.seq()));
    return tx;
  }

  private static Note note(long seq, Random random, Dictionary names) throws SQLException {
    int who = random.nextInt(9);
    String verb = iri("verb", random.nextInt(4));
    int thing = random.nextInt(9);
    String type = iri("type", thing % 3);
    String category = iri("category", random.nextInt(3));
    Row row =
        new Row(
            seq,
            seq,
            random.nextInt(60) * DAY + random.nextInt((int) DAY),
            names.agent(agent(who)),
            names.verb(verb, Map.of()),
            names.activity(new NamedActivity(iri("thing", thing), Map.of(), type)),
            names.context(
                new StatementContext(
                    null,
                    Map.of(
                        ContextRole.CATEGORY,
                        List.of(new NamedActivity(category, Map.of(), null))))),
            0,
            random.nextBoolean() ? 0 : 1_000_001 + random.nextInt(1_000_000),
            0,
            random.nextInt(9),
            0);
    return new Note(row, who, verb, iri("thing", thing), type, category, random.nextInt(10) == 0);
  }

  private static Party agent(int number) {
    return new Party(false, new Ifi.Mbox("mailto:" + number + "@ex.org"), null, List.of());
  }

  private static String iri(String kind, int number) {
    return "https://ex.org/" + kind + "/" + number;
  }

  /** Nobody looks at a statement here. */
  private static final class NoLog implements StatementLog {
    @Override
    public List<StoredStatement> readAfter(long seq, int max, long maxBytes) {
      throw new AssertionError("no statement is asked for");
    }

    @Override
    public long head() {
      throw new AssertionError("the head is not asked for");
    }

    @Override
    public Subscription onCommit(Runnable listener) {
      throw new AssertionError("nobody follows");
    }
  }
}
