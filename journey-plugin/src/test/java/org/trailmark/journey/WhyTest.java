package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;

/** Why she stands there, why nothing was sent, what is still to be done: told as data. */
class WhyTest {
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() throws Exception {
    world = new World(folder);
    world.publish(Definitions.ONBOARDING);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private JsonNode why(String who) {
    return json(world.learners().why(world.learner(who), "onboarding", null));
  }

  @Test
  void why_namesTheStatementTheRuleAndWhatLeadsOn() throws Exception {
    world.send(
        Did.statement(Did.id(1), "ann", "registered", "programme", START),
        Did.statement(Did.id(2), "ann", "launched", "programme", START));
    world.settle();

    JsonNode why = why("ann");

    assertThat(why.path("run").path("step").asString()).isEqualTo("started");
    assertThat(why.path("move").path("why").path("rule").asString())
        .isEqualTo("/steps/welcomed/on/0");
    assertThat(why.path("definition").path("match").path("verb").asString())
        .isEqualTo("v:launched");
    JsonNode statement = why.path("statements").path(0);
    assertThat(statement.path("id").asString()).isEqualTo(Did.id(2).toString());
    assertThat(statement.path("verb").asString()).endsWith("/launched");
    assertThat(statement.path("object").asString()).endsWith("/programme");
    assertThat(statement.path("timestamp").asString()).isEqualTo(START.toString());
    assertThat(why.path("onward").valueStream().map(o -> o.path("to").asString()))
        .containsExactly("exit:decided-no", "assessed", "stalled");
    assertThat(why.path("onward").path(1).path("definition").path("count").path("min").asInt())
        .isEqualTo(2);
    assertThat(why.path("onward").path(1).path("text").asString())
        .isEqualTo(
            "She goes to assessed as soon as 2 or more statements about different objects came"
                + " that match verb completed.");
  }

  @Test
  void why_namesTheTimerAndTheRoster() throws Exception {
    world.rosters().putJson("new-hires", "[{\"agent\":" + Did.agent("ann") + "}]");
    world.settle();
    assertThat(why("ann").path("rosters").has("new-hires")).isTrue();

    world.moveTo(START.plus(Duration.ofDays(4)));

    JsonNode why = why("ann");
    assertThat(why.path("move").path("why").path("kind").asString()).isEqualTo("idle");
    assertThat(why.path("definition").path("after").asString()).isEqualTo("P3D");
    JsonNode timer = why.path("onward").path(2);
    assertThat(timer.path("kind").asString()).isEqualTo("after");
    assertThat(timer.path("due").asString()).isEqualTo(why.path("run").path("nextDue").asString());
  }

  @Test
  void why_ofSomebodyElse_isNotFound() throws Exception {
    world.rosters().putJson("others", "[{\"agent\":" + Did.agent("ann") + "}]");
    world.settle();

    assertThatThrownBy(() -> why("ann")).hasMessageContaining("is not on onboarding");
  }

  @Test
  void way_isPaged() throws Exception {
    world.send(
        Did.statement(Did.id(1), "ann", "registered", "programme", START),
        Did.statement(Did.id(2), "ann", "launched", "programme", START));
    world.moveTo(START.plus(Duration.ofDays(30)));
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      JsonNode page = json(world.learners().way(world.learner("ann"), "onboarding", after, "1"));
      page.path("transitions").forEach(t -> seen.add(t.path("to").asString()));
      after = page.path("more").asString(null);
    } while (after != null);

    assertThat(seen).containsExactly("welcomed", "started", "stalled", "exit:lapsed");
  }

  @Test
  void touchpoint_isExplainedByItsKey() throws Exception {
    world.send(Did.statement(Did.id(1), "ann", "registered", "programme", START));
    world.settle();
    String learner = world.learner("ann");
    String key = world.touchpoint("ann", "welcome").path("key").asString();

    assertThat(json(world.learners().touchpoint(learner, key)))
        .isEqualTo(world.touchpoint("ann", "welcome"));
    assertThatThrownBy(() -> world.learners().touchpoint(learner, "none"))
        .isInstanceOf(LrsException.class);
  }

  @Test
  void lag_growsWhileThePluginIsAway() throws Exception {
    assertThat(json(world.lag().get()).path("secondsBehind").asInt()).isZero();
    world.pause();
    world.send(Did.statement(Did.id(1), "ann", "registered", "programme", START));
    world.clock.advance(Duration.ofMinutes(2));

    JsonNode lag = json(world.lag().get());

    assertThat(lag.path("head").asLong()).isGreaterThan(lag.path("handled").asLong());
    assertThat(lag.path("secondsBehind").asInt()).isEqualTo(120);
    assertThat(lag.path("journeys").path(0).path("state").asString()).isEqualTo("running");
    assertThat(lag.path("journeys").path(0).has("pace")).isFalse();
  }
}
