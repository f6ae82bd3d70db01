package org.trailmark.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.XapiVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulationTest {
  private static final Instant START =
      LocalDate.of(2026, 6, 1).atStartOfDay(Diary.ZONE).toInstant();
  private static final Instant END = START.plus(Duration.ofDays(90)).plusSeconds(40_000);
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void simulation_sameSeed_sameBytesAtTheSameTimes() {
    assertThat(texts(Simulation.run(7, 40, START, END)))
        .isEqualTo(texts(Simulation.run(7, 40, START, END)))
        .isNotEqualTo(texts(Simulation.run(8, 40, START, END)));
  }

  @Test
  void simulation_weeksLater_sameStatementsLater() {
    Duration weeks = Duration.ofDays(28);
    Simulation now = Simulation.run(7, 40, START, END);
    Simulation later = Simulation.run(7, 40, START.plus(weeks), END.plus(weeks));

    assertThat(later.statements().stream().map(s -> s.sendAt().minus(weeks)).toList())
        .isEqualTo(now.statements().stream().map(Scheduled::sendAt).toList());
    assertThat(later.statements().stream().map(s -> id(s)).toList())
        .isEqualTo(now.statements().stream().map(s -> id(s)).toList());
  }

  @Test
  void simulation_moreLearners_leavesTheOthersAsTheyAre() {
    Set<String> few = new HashSet<>(texts(Simulation.run(7, 10, START, END)));
    Set<String> many = new HashSet<>(texts(Simulation.run(7, 30, START, END)));

    assertThat(many).containsAll(few);
  }

  @Test
  void simulation_threeHundredLearners_hasWhatRealLifeHas() {
    Simulation simulation = Simulation.run(42, 300, START, END);
    Map<String, Integer> times = new HashMap<>();
    Map<String, Integer> verbs = new HashMap<>();
    Set<String> accounts = new HashSet<>();
    int late = 0;
    for (Scheduled scheduled : simulation.statements()) {
      JsonNode statement = JSON.readTree(scheduled.statement());
      times.merge(statement.get("id").asString(), 1, Integer::sum);
      verbs.merge(statement.at("/verb/display/en").asString(), 1, Integer::sum);
      accounts.add(statement.at("/actor/account/name").asString(""));
      if (scheduled.sendAt().isAfter(scheduled.timestamp().plus(Duration.ofHours(6)))) {
        late++;
      }
      assertThat(scheduled.timestamp()).isAfterOrEqualTo(START);
      assertThat(scheduled.sendAt()).isAfter(scheduled.timestamp()).isBeforeOrEqualTo(END);
    }
    assertThat(simulation.statements().size()).isBetween(8_000, 40_000);
    assertThat(late).as("late statements").isGreaterThan(300);
    assertThat(times.values().stream().filter(n -> n > 1).count()).as("resent").isGreaterThan(100);
    assertThat(verbs)
        .containsKeys("voided", "deselected", "waived", "seeked", "failed", "shared", "registered");
    assertThat(accounts).hasSizeGreaterThan(20);
    assertThat(simulation.people().stream().map(Person::mbox).distinct()).hasSize(300);
    assertThat(simulation.statements())
        .isSortedAccordingTo((a, b) -> a.sendAt().compareTo(b.sendAt()));
  }

  @Test
  void simulation_anyStatement_takesOneMeaningForOneId() {
    Map<String, String> known = new HashMap<>();
    for (String text : texts(Simulation.run(3, 60, START, END))) {
      String id = JSON.readTree(text).get("id").asString();
      assertThat(known.putIfAbsent(id, text)).isIn(null, text);
    }
  }

  @ParameterizedTest
  @EnumSource(XapiVersion.class)
  void simulation_anyStatement_isValid(XapiVersion version) {
    StatementParser parser = new StatementParser(StatementParser.Limits.DEFAULT);
    StatementParser.Context context =
        StatementParser.Context.post(
            version, Authority.account("https://lrs.example.org", "demo", null));

    assertThat(Simulation.run(11, 60, START, END).statements())
        .hasSizeGreaterThan(1000)
        .allSatisfy(
            scheduled -> assertThat(parser.parse(scheduled.statement(), context)).hasSize(1));
  }

  private static List<String> texts(Simulation simulation) {
    return simulation.statements().stream()
        .map(s -> new String(s.statement(), StandardCharsets.UTF_8))
        .toList();
  }

  private static String id(Scheduled scheduled) {
    return JSON.readTree(scheduled.statement()).get("id").asString();
  }
}
