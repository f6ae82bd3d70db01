package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.xapi.Ifi;
import tools.jackson.databind.JsonNode;

/** Linked agents are one learner on one way; unlinked, each is where she was. */
class IdentityTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() throws Exception {
    world = new World(folder);
    world.publish(Definitions.ONBOARDING);
    world.clock.set(START.plus(DAY));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void did(int number, String who, String verb) throws Exception {
    world.send(
        Did.statement(Did.id(number), who, verb, "film-" + number, START.plusSeconds(number)));
  }

  @Test
  void linkedAgents_goOneWayTogether() throws Exception {
    did(1, "ann", "registered");
    did(2, "ann-at-work", "launched");
    world.settle();
    assertThat(world.position("ann")).isEqualTo("welcomed");

    world.link("ann", "ann-at-work");
    world.settle();

    assertThat(world.position("ann")).isEqualTo("started");
    assertThat(world.learner("ann")).isEqualTo(world.learner("ann-at-work"));
    assertThat(world.transitions("ann")).hasSize(2).isEqualTo(world.transitions("ann-at-work"));
    assertThat(world.count("SELECT COUNT(*) FROM run")).isEqualTo(1);
  }

  @Test
  void unlinkedAgents_standWhereTheyStood() throws Exception {
    did(1, "ann", "registered");
    did(2, "bob", "registered");
    did(3, "bob", "launched");
    world.settle();
    List<?> runs = runs();
    List<String> ann = world.transitions("ann");
    List<String> bob = world.transitions("bob");

    long link = world.link("ann", "bob");
    world.settle();
    assertThat(runs()).isNotEqualTo(runs);
    world.unlink(link);
    world.settle();

    assertThat(runs()).isEqualTo(runs);
    assertThat(world.transitions("ann")).isEqualTo(ann);
    assertThat(world.transitions("bob")).isEqualTo(bob);
    assertThat(world.count("SELECT COUNT(*) FROM agent WHERE learner <> id")).isZero();
  }

  @Test
  void agent_whoIsFirstSeenWhenLinked_isThatPerson() throws Exception {
    world.link("ann", "ann-at-work");
    world.settle();

    did(1, "ann", "registered");
    did(2, "ann-at-work", "launched");
    world.settle();

    assertThat(world.position("ann-at-work")).isEqualTo("started");
    assertThat(world.count("SELECT COUNT(*) FROM run")).isEqualTo(1);
  }

  @Test
  void agents_whoAreJoinedByOneNobodySaw_areOnePerson() throws Exception {
    did(1, "ann", "registered");
    did(2, "ann-at-work", "launched");
    world.link("ann", "hr-7");
    long second = world.link("hr-7", "ann-at-work");
    world.settle();
    assertThat(world.position("ann")).isEqualTo("started");

    world.unlink(second);
    world.settle();

    assertThat(world.position("ann")).isEqualTo("welcomed");
    assertThat(world.position("ann-at-work")).isEmpty();
    assertThat(world.learner("ann")).isEqualTo(world.learner("hr-7"));
  }

  @Test
  void linksMadeWhileThePluginWasAway_areFollowed() throws Exception {
    did(1, "ann", "registered");
    did(2, "bob", "launched");
    world.settle();
    world.pause();
    world.link("ann", "bob");

    world.restart();
    world.settle();

    assertThat(world.position("bob")).isEqualTo("started");
  }

  @Test
  void memberOfARoster_bringsHerMembership() throws Exception {
    world.rosters().putJson("new-hires", "[{\"agent\":" + Did.agent("ann") + "}]");
    did(1, "bob", "launched");
    world.settle();
    assertThat(world.position("bob")).isEmpty();

    long link = world.link("bob", "ann");
    world.settle();
    JsonNode learner = json(world.learners().get(world.learner("bob")));
    assertThat(world.position("bob")).isEqualTo("welcomed");
    assertThat(learner.path("rosters").propertyNames()).containsExactly("new-hires");

    world.unlink(link);
    world.settle();
    assertThat(world.position("bob")).isEmpty();
  }

  @Test
  void learner_isFoundByEveryIdThatSheEverHad() throws Exception {
    did(1, "ann", "registered");
    did(2, "bob", "registered");
    world.settle();
    List<String> ids = List.of(world.learner("ann"), world.learner("bob"));
    assertThat(world.inbox("ann")).hasSize(1);
    assertThat(world.inbox("bob")).hasSize(1);

    world.link("ann", "bob");
    world.settle();

    String now = world.learner("ann");
    assertThat(now).isEqualTo(ids.stream().sorted().findFirst().orElseThrow());
    for (String id : ids) {
      JsonNode learner = json(world.learners().get(id));
      assertThat(learner.path("id").asString()).isEqualTo(now);
      assertThat(learner.path("agents").size()).isEqualTo(2);
      JsonNode way = json(world.learners().way(id, "onboarding", null, null));
      assertThat(way.path("learner").asString()).isEqualTo(now);
      assertThat(way.path("run").path("step").asString()).isEqualTo("welcomed");
      assertThat(way.path("transitions").size()).as("of both ids").isGreaterThanOrEqualTo(2);
      assertThat(
              json(world.learners().touchpoints(id, null, null, null)).path("touchpoints").size())
          .isGreaterThanOrEqualTo(2);
      assertThat(json(world.learners().inbox(id, null, null)).path("items").size())
          .as("what was sent to either")
          .isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void idOfNobody_isNotFound() {
    assertThatThrownBy(() -> world.learners().get("nobody"))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("no learner nobody");
  }

  @Test
  void thousandsOfLinks_areTakenInPieces_whileStatementsGoOn() throws Exception {
    List<IdentityStore.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) { // thirty persons of a hundred agents, and pairs
      int person = i / 99;
      pairs.add(
          i < 2_970
              ? pair("p" + person + "-0", "p" + person + "-" + (i % 99 + 1))
              : pair("a" + i, "b" + i));
    }
    world.pause();
    world.identities().link(pairs, "admin");
    did(1, "p0-7", "registered");
    did(2, "p0-98", "launched");
    did(3, "ann", "registered");
    world.restart();
    world.settle();

    assertThat(world.position("p0-55")).isEqualTo("started");
    assertThat(world.position("p1-3")).isEmpty();
    assertThat(world.position("ann")).isEqualTo("welcomed");
    assertThat(world.count("SELECT COUNT(DISTINCT learner) FROM agent")).isEqualTo(30 + 30 + 1);
    assertThat(world.count("SELECT seq FROM identity_mark")).isEqualTo(3_000);
  }

  @Test
  void idOfAPerson_hangsOnHerAgentsAlone() throws Exception {
    List<String> names = IntStream.range(0, 6).mapToObj(i -> "n" + i).toList();
    long first = world.link("n0", "n1");
    for (int i = 1; i < 5; i++) {
      world.link(names.get(i), names.get(i + 1));
    }
    world.settle();
    String one = world.learner("n3");
    world.unlink(first);
    world.link("n0", "n5");
    world.settle();

    assertThat(names).extracting(world::learner).containsOnly(one);
  }

  private static IdentityStore.Pair pair(String one, String other) {
    return new IdentityStore.Pair(
        new Ifi.Mbox("mailto:" + one + "@example.org"),
        new Ifi.Mbox("mailto:" + other + "@example.org"),
        "");
  }

  private List<?> runs() {
    return world.rows(
        "SELECT learner, position, is_exit, since, entered_at, next_due FROM run ORDER BY learner");
  }
}
