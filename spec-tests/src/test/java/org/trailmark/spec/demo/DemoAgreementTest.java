package org.trailmark.spec.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The demo and the second opinion, over the same statements. */
class DemoAgreementTest {
  private static final String[] PLAN = {"--learners", "40", "--days", "30", "--seed", "8"};

  @TempDir private static Path folder;
  private static String printed = "";
  private static DemoRun demo;
  private static Learners learners;

  /** Of every learner that the server knows, by agent. */
  private static final Map<String, JsonNode> TOUCHPOINTS = new HashMap<>();

  @BeforeAll
  static void loadOnce() throws IOException {
    printed = DemoRun.command(folder, PLAN);
    demo = DemoRun.open(folder);
    learners = new Learners(demo);
    for (String agent : learners.byAgent.keySet()) {
      JsonNode found = demo.find("admin/api/journey/learners?agent=" + DemoRun.encoded(agent));
      if (found != null) {
        String way = "learners/" + found.get("learner").asString() + "/touchpoints";
        TOUCHPOINTS.put(agent, demo.journeyApi(way).get("touchpoints"));
      }
    }
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"onboarding", "data-protection", "giving-feedback"})
  void position_ofEveryLearner_isTheSecondOpinions(String journey) {
    Map<String, String> expected = new TreeMap<>();
    ways(journey)
        .forEach(
            (agent, way) ->
                expected.put(
                    learnerId(agent),
                    way.last().to() + " since " + way.last().at() + " from " + entered(way)));
    Map<String, String> actual = new TreeMap<>();
    for (JsonNode one : demo.pages("journeys/" + journey + "/learners", "learners")) {
      String exit = one.path("exit").asString("");
      actual.put(
          one.get("learner").asString(),
          (exit.isEmpty() ? one.get("step").asString() : "exit:" + exit)
              + " since "
              + instant(one, "since")
              + " from "
              + instant(one, "enteredAt"));
    }

    assertThat(actual).hasSizeGreaterThan(10).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onboarding", "data-protection", "giving-feedback"})
  void transitions_thatStand_areTheSecondOpinions(String journey) {
    ways(journey)
        .forEach(
            (agent, way) -> {
              List<Way.Move> stand = new ArrayList<>();
              for (JsonNode move :
                  demo.journeyApi(
                          "learners/" + learnerId(agent) + "/journeys/" + journey + "?limit=500")
                      .get("transitions")) {
                if (!move.get("superseded").asBoolean()) {
                  stand.add(
                      new Way.Move(
                          move.path("from").asString(null),
                          move.get("to").asString(),
                          instant(move, "validAt")));
                }
              }
              assertThat(stand).as(agent).isEqualTo(way.moves());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"onboarding", "data-protection", "giving-feedback"})
  void funnel_isTheSecondOpinions(String journey) {
    Map<String, Long> expected = new TreeMap<>();
    Definition definition = Definition.bundled(journey);
    Map<String, Way> ways = ways(journey);
    for (String step : definition.text.get("steps").propertyNames()) {
      expected.put(step + " here", ways.values().stream().filter(w -> ends(w, step)).count());
      expected.put(
          step + " reached", ways.values().stream().filter(w -> reached(w, Set.of(step))).count());
    }
    for (JsonNode stage : definition.text.get("stages")) {
      Set<String> steps = stepsOf(definition, stage.asString());
      expected.put(
          "stage " + stage.asString() + " reached",
          ways.values().stream().filter(w -> reached(w, steps)).count());
    }
    for (String exit : definition.text.get("exits").propertyNames()) {
      expected.put(
          "exit:" + exit, ways.values().stream().filter(w -> ends(w, "exit:" + exit)).count());
    }
    expected.put("entered", (long) ways.size());

    assertThat(counts(demo.journeyApi("journeys/" + journey + "/counts"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"onboarding", "data-protection", "giving-feedback"})
  void touchpoints_sentAndHeldBack_areTheSecondOpinions(String journey) {
    Definition definition = Definition.bundled(journey);
    List<Instant> decisions = learners.decisions(demo);
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> actual = new TreeMap<>();
    for (String agent : learners.byAgent.keySet()) {
      Messages.of(
              definition,
              learners.byAgent.get(agent),
              learners.onRosterSince(journey, agent),
              decisions)
          .forEach((touchpoint, state) -> expected.put(agent + " " + touchpoint, state));
    }
    TOUCHPOINTS.forEach(
        (agent, touchpoints) -> {
          for (JsonNode one : touchpoints) {
            if (one.get("journey").asString().equals(journey)) {
              actual.put(
                  agent + " " + one.get("touchpoint").asString() + "#" + one.get("occurrence"),
                  state(one));
            }
          }
        });

    assertThat(actual).hasSizeGreaterThan(20).isEqualTo(expected);
    assertThat(actual.values()).contains("sent");
  }

  @Test
  void statements_areWhatRealLifeSends() {
    List<Moment> all = learners.byAgent.values().stream().flatMap(List::stream).toList();

    assertThat(all).anyMatch(m -> m.voidedAt() != null);
    assertThat(all).anyMatch(m -> m.stored().isAfter(m.at().plusSeconds(36_000)));
    assertThat(learners.byAgent.keySet())
        .anyMatch(agent -> agent.contains("account"))
        .anyMatch(agent -> agent.contains("mbox"));
    assertThat(demo.journeyApi("journeys/onboarding/counts").at("/touchpoints/suppressed").asLong())
        .isPositive();
  }

  @Test
  void output_saysWhatThereIsAndWhereToLookOn() {
    assertThat(printed)
        .contains("[##############################] 100 %")
        .contains("(onboarding 1): ")
        .contains("(data-protection 1): ")
        .contains("(giving-feedback 1): ")
        .contains("Sent: ")
        .contains("Held back: ")
        .contains("curl -u demo:")
        .contains("/console/");
  }

  private static Map<String, Way> ways(String journey) {
    Definition definition = Definition.bundled(journey);
    Instant horizon = DemoRun.NOW.minus(definition.duration("/time/grace"));
    Map<String, Way> ways = new HashMap<>();
    learners.byAgent.forEach(
        (agent, all) -> {
          List<Moment> valid = all.stream().filter(m -> m.voidedAt() == null).toList();
          Optional<Way> way =
              SecondOpinion.of(definition, valid, learners.onRosterSince(journey, agent), horizon);
          way.ifPresent(found -> ways.put(agent, found));
        });
    return ways;
  }

  private static String learnerId(String agent) {
    return demo.journeyApi("learners?agent=" + DemoRun.encoded(agent)).get("learner").asString();
  }

  private static String state(JsonNode touchpoint) {
    String state = touchpoint.get("state").asString();
    if (state.equals("suppressed")) {
      JsonNode decisions = touchpoint.get("decisions");
      state += ":" + decisions.get(decisions.size() - 1).get("gate").asString();
    }
    return state + (touchpoint.get("basisRevised").asBoolean() ? "+revised" : "");
  }

  private static Map<String, Long> counts(JsonNode counts) {
    Map<String, Long> found = new TreeMap<>();
    for (JsonNode stage : counts.get("stages")) {
      found.put("stage " + stage.get("stage").asString() + " reached", number(stage, "reached"));
      for (JsonNode step : stage.get("steps")) {
        found.put(step.get("step").asString() + " here", number(step, "standing"));
        found.put(step.get("step").asString() + " reached", number(step, "reached"));
      }
    }
    for (JsonNode exit : counts.get("exits")) {
      found.put("exit:" + exit.get("exit").asString(), number(exit, "learners"));
    }
    found.put("entered", number(counts, "entered"));
    return found;
  }

  private static Set<String> stepsOf(Definition definition, String stage) {
    Set<String> steps = new HashSet<>();
    for (Map.Entry<String, JsonNode> step : definition.text.get("steps").properties()) {
      if (step.getValue().get("stage").asString().equals(stage)) {
        steps.add(step.getKey());
      }
    }
    return steps;
  }

  private static boolean ends(Way way, String position) {
    return way.last().to().equals(position);
  }

  private static boolean reached(Way way, Set<String> steps) {
    return way.moves().stream().anyMatch(move -> steps.contains(move.to()));
  }

  private static Instant entered(Way way) {
    return way.moves().get(0).at();
  }

  private static Instant instant(JsonNode node, String name) {
    return Instant.parse(node.get(name).asString());
  }

  private static long number(JsonNode node, String name) {
    return node.get(name).asLong();
  }
}
