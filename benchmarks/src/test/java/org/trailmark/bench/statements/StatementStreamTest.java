package org.trailmark.bench.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;

class StatementStreamTest {
  private static final int MANY = 20_000;

  private final StatementStream stream = new StatementStream(1);

  @ParameterizedTest
  @EnumSource
  void statements_areValidInEveryVersion_underTheirIds(XapiVersion version) {
    StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);
    StatementParser.Context post =
        StatementParser.Context.post(
            version, Authority.account("https://lrs.example.org", "bench", null));
    for (long i = 0; i < 3000; i++) {
      ValidStatement statement = parser.parse(stream.statement(i), post).get(0);

      assertThat(statement.id()).isEqualTo(stream.id(i));
    }
  }

  @Test
  void statements_areOfTheSizeThatIsPromised() {
    double mean = LongStream.range(0, MANY).mapToInt(stream::length).average().orElseThrow();

    assertThat(mean).isBetween(1420.0, 1480.0);
    assertThat(LongStream.range(0, MANY).mapToInt(stream::length).max().orElseThrow())
        .isLessThan(StatementStream.LONGEST);
  }

  @Test
  void aStatement_isTheSameWheneverItIsMade() {
    assertThat(new StatementStream(1).statement(4711)).isEqualTo(stream.statement(4711));
    assertThat(new StatementStream(2).statement(4711)).isNotEqualTo(stream.statement(4711));
  }

  @Test
  void ids_areUnique() {
    assertThat(LongStream.range(0, MANY).mapToObj(stream::id).distinct().count()).isEqualTo(MANY);
  }

  @Test
  void agents_areFromVeryFrequentToSeenOnce() {
    Map<String, Long> counts =
        LongStream.range(0, MANY)
            .mapToObj(stream::agentOf)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(counts.get(stream.busyAgent(0))).isBetween(MANY / 50L, MANY / 10L);
    assertThat(counts.get(stream.busyAgent(15))).isGreaterThanOrEqualTo(50);
    assertThat(counts.size()).isBetween(MANY / 20, MANY / 5);
    long once = LongStream.range(0, MANY).filter(stream::isOnlyOneOfItsAgent).count();
    assertThat(once).isBetween(MANY / 25L, MANY / 16L);
    LongStream.range(0, MANY)
        .filter(stream::isOnlyOneOfItsAgent)
        .forEach(index -> assertThat(counts.get(stream.agentOf(index))).isEqualTo(1));
  }

  @Test
  void whatIsToldOfAStatement_standsInIt() {
    for (long i = 0; i < 500; i++) {
      String json = new String(stream.statement(i), StandardCharsets.UTF_8);

      assertThat(json)
          .contains("\"actor\":" + stream.agentOf(i) + ",")
          .contains("\"verb\":{\"id\":\"" + stream.verbOf(i) + "\"")
          .contains(stream.id(i).toString());
    }
  }

  @Test
  void whatCanBeAskedFor_isFound() {
    String all =
        LongStream.range(0, MANY)
            .mapToObj(index -> new String(stream.statement(index), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));

    assertThat(all)
        .contains("\"object\":{\"objectType\":\"Activity\",\"id\":\"" + stream.busyActivity(3))
        .contains("\"registration\":\"" + stream.busyRegistration(3))
        .contains("\"instructor\":" + stream.instructor(3))
        .contains("\"parent\":[{\"id\":\"" + stream.course(3));
  }

  @Test
  void learnersOfACohort_areSoMany_andComeInSessions() {
    StatementStream cohort = StatementStream.ofLearners(1, 500);

    assertThat(LongStream.range(0, MANY).mapToObj(cohort::agentOf).distinct().count())
        .isBetween(450L, 500L);
    Map<String, Long> inHalfAnHour =
        LongStream.range(0, 2000)
            .boxed()
            .collect(Collectors.groupingBy(cohort::agentOf, Collectors.counting()));
    assertThat(inHalfAnHour.size()).isBetween(140, 200);
  }
}
