package org.trailmark.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.World.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;

/**
 * Lets a story happen to the plugin. Its clock stops wherever a timer is due, as a real one does.
 */
final class StoryWorld implements AutoCloseable {
  private static final Pattern DRY_RUN = Pattern.compile("dry run (\\S+): (.+)");
  private static final Pattern HAPPENED = Pattern.compile("(.+?) +\\(happened (.+)\\)");
  private static final Pattern NAMED = Pattern.compile("(.+?) +\\[(.+)]");

  private final Story story;
  private final World world;
  private final Map<String, UUID> named = new HashMap<>();
  private String journey = "";
  private int statements;

  StoryWorld(Story story, Path data) {
    this.story = story;
    this.world = new World(data, new JourneyConfig(null, null, null), story.lines().get(0).at());
  }

  @Override
  public void close() {
    world.close();
  }

  void take(Story.Line line) throws Exception {
    moveTo(line.at());
    if (line.isCheck()) {
      check(line.check());
    } else {
      happen(line.text(), line.at());
      world.settle();
    }
  }

  private void moveTo(Instant time) throws Exception {
    while (world.clock.instant().isBefore(time)) {
      long next =
          world.count(
              "SELECT COALESCE(MIN(act_at), %d) FROM agenda".formatted(time.toEpochMilli()));
      Instant due = Instant.ofEpochMilli(next);
      world.moveTo(due.isBefore(time) ? due : time);
    }
  }

  private void happen(String text, Instant at) throws Exception {
    String rest = text.substring(text.indexOf(' ') + 1);
    if (text.startsWith("publish ")) {
      journey = world.publish(file(rest)).path("journey").asString();
    } else if (text.startsWith("profile ")) {
      world.profiles().put(file(rest));
    } else if (text.startsWith("roster ")) {
      String[] roster = rest.split(": ", -1);
      world
          .rosters()
          .putJson(
              roster[0],
              Story.list(roster[1]).stream()
                  .map(who -> "{\"agent\":%s}".formatted(Did.agent(who)))
                  .collect(Collectors.joining(",", "[", "]")));
    } else if (text.startsWith("void ")) {
      UUID target = requireNonNull(named.get(rest), () -> "no statement is named " + rest);
      world.send(Did.voiding(Did.id(++statements), target, at));
    } else {
      say(text, at);
    }
  }

  private void say(String text, Instant at) throws Exception {
    Instant happened = at;
    String words = text;
    Matcher late = HAPPENED.matcher(words);
    if (late.matches()) {
      happened = Story.time(late.group(2));
      words = late.group(1);
    }
    UUID id = Did.id(++statements);
    Matcher name = NAMED.matcher(words);
    if (name.matches()) {
      named.put(name.group(2), id);
      words = name.group(1);
    }
    List<String> line = List.of(words.split(" +", -1));
    assertThat(story.words().isPerson(line.get(0))).as(line.get(0) + " is one of people").isTrue();
    world.send(story.words().statement(id, line, happened));
  }

  private String file(String name) throws IOException {
    return Files.readString(story.file().resolveSibling(name));
  }

  private void check(String text) throws IOException {
    Matcher dryRun = DRY_RUN.matcher(text);
    if (dryRun.matches()) {
      JsonNode preview = world.dryRun(file(dryRun.group(1))).path("preview");
      List<String> found =
          Story.list(dryRun.group(2)).stream()
              .map(number -> number.split(" ", -1)[0])
              .map(name -> name + " " + preview.path(name).asString())
              .toList();
      assertThat(String.join(", ", found)).isEqualTo(dryRun.group(2));
      return;
    }
    String who = text.substring(0, text.indexOf(' '));
    String said = text.substring(who.length() + 1);
    assertThat(story.words().isPerson(who)).as(who + " is one of people").isTrue();
    for (Check check : Check.values()) {
      if (said.startsWith(check.begins)) {
        assertThat(check.begins + now(check, who)).isEqualTo(said);
        return;
      }
    }
    throw new IllegalArgumentException("this is no check that a story knows");
  }

  private String now(Check check, String who) {
    return switch (check) {
      case NOWHERE -> way(who).has("run") ? " but " + way(who).path("run") : "";
      case STANDS -> way(who).path("run").path("step").asString("no step");
      case LEFT -> way(who).path("run").path("exit").asString("no exit");
      case WENT -> went(who);
      case TOLD -> told(who);
      case SPARED -> spared(who);
      case REACHED -> reached(who);
    };
  }

  /** What a story can say that somebody does. */
  private enum Check {
    NOWHERE("is not on the journey"),
    STANDS("is on "),
    LEFT("left by "),
    WENT("went "),
    TOLD("was told "),
    SPARED("was spared "),
    REACHED("reached ");

    final String begins;

    Check(String begins) {
      this.begins = begins;
    }
  }

  private JsonNode way(String who) {
    try {
      return json(world.learners().way(world.learner(who), journey, null, null));
    } catch (LrsException e) {
      return json(Map.of()); // nobody knows her
    }
  }

  /** Each run's way, in the order in which they began. */
  private String went(String who) {
    Map<Integer, List<String>> runs = new LinkedHashMap<>();
    way(who)
        .path("transitions")
        .valueStream()
        .filter(move -> !move.path("superseded").asBoolean())
        .sorted(Comparator.comparing(move -> move.path("validAt").asString()))
        .forEach(
            move ->
                runs.computeIfAbsent(move.path("run").asInt(), run -> new ArrayList<>())
                    .add(move.path("to").asString()));
    return runs.values().stream()
        .map(way -> String.join(" > ", way))
        .collect(Collectors.joining("; "));
  }

  private List<JsonNode> touchpoints(String who, String state) {
    return json(world.learners().touchpoints(world.learner(who)))
        .path("touchpoints")
        .valueStream()
        .filter(t -> t.path("state").asString().equals(state))
        .sorted(Comparator.comparing(t -> t.path("wantedAt").asString()))
        .toList();
  }

  private String told(String who) {
    List<String> told =
        touchpoints(who, "sent").stream()
            .map(
                t ->
                    t.path("touchpoint").asString()
                        + (t.path("basisRevised").asBoolean() ? " (basis revised)" : ""))
            .toList();
    return told.isEmpty() ? "nothing" : String.join(", ", told);
  }

  private String spared(String who) {
    return touchpoints(who, "suppressed").stream()
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

  private String reached(String who) {
    List<String> goals =
        way(who)
            .path("run")
            .path("goals")
            .valueStream()
            .filter(goal -> goal.has("reachedAt"))
            .map(goal -> goal.path("goal").asString())
            .toList();
    return goals.isEmpty() ? "no goal" : String.join(", ", goals);
  }
}
