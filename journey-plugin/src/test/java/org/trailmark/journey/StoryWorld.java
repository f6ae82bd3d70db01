package org.trailmark.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    assertThat(story.words().isPerson(who)).as(who + " is one of people").isTrue();
    new StoryCheck(world, journey, who).check(text.substring(who.length() + 1));
  }
}
