package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.World.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;

/** What a story says of one of its people on its journey, beside what is so. */
record StoryCheck(World world, String journey, String who) {

  /** Compares. */
  void check(String said) {
    for (Says says : Says.values()) {
      if (said.startsWith(says.begins)) {
        assertThat(says.begins + now(says)).isEqualTo(said);
        return;
      }
    }
    throw new IllegalArgumentException("this is no check that a story knows");
  }

  private String now(Says says) {
    return switch (says) {
      case NOWHERE -> way().has("run") ? " but " + way().path("run") : "";
      case STANDS -> way().path("run").path("step").asString("no step");
      case LEFT -> way().path("run").path("exit").asString("no exit");
      case WENT -> went();
      case TOLD -> told();
      case SPARED -> spared();
      case REACHED -> reached();
    };
  }

  /** What a story can say that somebody does. */
  private enum Says {
    NOWHERE("is not on the journey"),
    STANDS("is on "),
    LEFT("left by "),
    WENT("went "),
    TOLD("was told "),
    SPARED("was spared "),
    REACHED("reached ");

    final String begins;

    Says(String begins) {
      this.begins = begins;
    }
  }

  private JsonNode way() {
    try {
      return json(world.learners().way(world.learner(who), journey, null, null));
    } catch (LrsException e) {
      assertThat(e.code()).isEqualTo(ProblemCode.NOT_FOUND); // nobody knows her
      return json(Map.of());
    }
  }

  /** Each run's way, in the order in which they began. */
  private String went() {
    Map<Integer, List<String>> runs = new LinkedHashMap<>();
    way()
        .path("transitions")
        .valueStream()
        .filter(move -> !move.path("superseded").asBoolean())
        .sorted(Comparator.comparing(move -> Instant.parse(move.path("validAt").asString())))
        .forEach(
            move ->
                runs.computeIfAbsent(move.path("run").asInt(), run -> new ArrayList<>())
                    .add(move.path("to").asString()));
    return runs.values().stream()
        .map(way -> String.join(" > ", way))
        .collect(Collectors.joining("; "));
  }

  private List<JsonNode> touchpoints(String state) {
    return json(world.learners().touchpoints(world.learner(who), state, null, "500"))
        .path("touchpoints")
        .valueStream()
        .sorted(Comparator.comparing(t -> Instant.parse(t.path("wantedAt").asString())))
        .toList();
  }

  private String told() {
    List<String> told =
        touchpoints("sent").stream()
            .map(
                t ->
                    t.path("touchpoint").asString()
                        + (t.path("basisRevised").asBoolean() ? " (basis revised)" : ""))
            .toList();
    return told.isEmpty() ? "nothing" : String.join(", ", told);
  }

  private String spared() {
    return touchpoints("suppressed").stream()
        .map(
            t ->
                t.path("touchpoint").asString()
                    + " ("
                    + t.path("decisions")
                        .valueStream()
                        .reduce((first, last) -> last)
                        .map(last -> last.path("gate").asString())
                        .orElse("")
                    + ")")
        .collect(Collectors.joining(", "));
  }

  private String reached() {
    List<String> goals =
        way()
            .path("run")
            .path("goals")
            .valueStream()
            .filter(goal -> goal.has("reachedAt"))
            .map(goal -> goal.path("goal").asString())
            .toList();
    return goals.isEmpty() ? "no goal" : String.join(", ", goals);
  }
}
