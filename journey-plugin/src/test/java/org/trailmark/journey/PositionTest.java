package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.World.START;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PositionTest {
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

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private void did(int id, String verb, String object, int hour) throws Exception {
    world.send(Did.statement(Did.id(id), "ann", verb, object, hour(hour)));
  }

  private void upTo(int hour) throws Exception {
    world.moveTo(hour(hour));
  }

  @Test
  void position_followsStatements() throws Exception {
    upTo(10);
    did(1, "registered", "programme", 1);
    did(2, "launched", "programme", 2);
    did(3, "completed", "film-1", 3);
    did(4, "completed", "film-2", 4);
    did(5, "passed", "test", 5);
    world.settle();

    assertThat(world.transitions("ann"))
        .containsExactly(
            "welcomed@" + hour(1),
            "started@" + hour(2),
            "assessed@" + hour(4),
            "exit:completed@" + hour(5));
    assertThat(world.way("ann").path("run").path("counts").asString()).isEqualTo("goal");
  }

  @Test
  void position_ofGroupsMembers_isEachOnesOwn() throws Exception {
    upTo(2);
    String group =
        "{\"objectType\":\"Group\",\"member\":[%s,%s]}"
            .formatted(Did.agent("ann"), Did.agent("bob"));
    world.send(Did.of(Did.id(1), group, "registered", "programme", hour(1)));
    did(2, "launched", "programme", 2);
    world.settle();

    assertThat(world.position("ann")).isEqualTo("started");
    assertThat(world.position("bob")).isEqualTo("welcomed");
  }

  @Test
  void lateStatement_changesHistory_andKeepsWhatWasThought() throws Exception {
    upTo(10);
    did(1, "registered", "programme", 1);
    did(2, "launched", "programme", 6);
    world.settle();
    did(3, "launched", "programme", 3);
    world.settle();

    assertThat(world.transitions("ann"))
        .containsExactly("welcomed@" + hour(1), "started@" + hour(3));
    List<JsonNode> all = world.way("ann").path("transitions").valueStream().toList();
    assertThat(all).hasSize(3);
    JsonNode revised = all.get(1);
    assertThat(revised.path("validAt").asString()).isEqualTo(hour(6).toString());
    assertThat(revised.path("superseded").asBoolean()).isTrue();
    assertThat(revised.path("supersededBy").asLong()).isEqualTo(all.get(2).path("id").asLong());
    assertThat(revised.path("supersededAt").asString())
        .isEqualTo(all.get(2).path("decidedAt").asString());
  }

  @Test
  void statementFromBeforeReviseBound_changesNothing_andIsShown() throws Exception {
    upTo(1);
    did(1, "registered", "programme", 1);
    world.moveTo(START.plus(Duration.ofDays(120)));
    List<String> before = world.transitions("ann");
    did(2, "launched", "programme", 2);
    world.settle();

    assertThat(world.transitions("ann")).isEqualTo(before);
    JsonNode remark = world.way("ann").path("remarks").path(0);
    assertThat(remark.path("statement").asString()).isEqualTo(Did.id(2).toString());
    assertThat(remark.path("late").asBoolean()).isTrue();
  }

  @Test
  void voidedStatement_isAsIfItHadNotBeen() throws Exception {
    upTo(10);
    did(1, "registered", "programme", 1);
    did(2, "launched", "programme", 2);
    world.settle();
    world.send(Did.voiding(Did.id(9), Did.id(2), hour(4)));
    world.settle();

    assertThat(world.transitions("ann")).containsExactly("welcomed@" + hour(1));
    JsonNode gone = world.way("ann").path("transitions").path(1);
    assertThat(gone.path("superseded").asBoolean()).isTrue();
    assertThat(gone.has("supersededBy")).isFalse();
  }

  @Test
  void voidedStatement_thatComesAfterItsVoiding_neverCounts() throws Exception {
    upTo(10);
    did(1, "registered", "programme", 1);
    world.send(Did.voiding(Did.id(9), Did.id(2), hour(4)));
    world.settle();
    did(2, "launched", "programme", 2);
    world.settle();

    assertThat(world.way("ann").path("transitions").size()).isEqualTo(1);
  }

  @Test
  void voidedEntry_endsTheRun() throws Exception {
    upTo(10);
    did(1, "registered", "programme", 1);
    world.settle();
    world.send(Did.voiding(Did.id(9), Did.id(1), hour(4)));
    world.settle();

    assertThat(world.position("ann")).isEmpty();
    assertThat(world.way("ann").path("transitions").path(0).path("superseded").asBoolean())
        .isTrue();
  }

  @Test
  void timer_firesWhenGraceIsOver() throws Exception {
    did(1, "registered", "programme", 0);
    Instant due = START.plus(Duration.ofDays(3));
    world.moveTo(due.plus(Duration.ofMinutes(9)));
    assertThat(world.position("ann")).isEqualTo("welcomed");

    world.moveTo(due.plus(Duration.ofMinutes(10)));

    assertThat(world.transitions("ann")).containsExactly("welcomed@" + START, "stalled@" + due);
    JsonNode why = world.way("ann").path("transitions").path(1).path("why");
    assertThat(why.path("kind").asString()).isEqualTo("idle");
    assertThat(why.path("text").asString())
        .isEqualTo(
            "She moved from welcomed to stalled because P3D had passed since her last relevant"
                + " statement on "
                + START
                + ".");
  }

  @Test
  void timer_firedTooEarly_isUndoneByTheLateStatement() throws Exception {
    did(1, "registered", "programme", 0);
    world.moveTo(START.plus(Duration.ofDays(4)));
    assertThat(world.position("ann")).isEqualTo("stalled");
    did(2, "launched", "programme", 48);
    world.settle();

    assertThat(world.transitions("ann"))
        .containsExactly("welcomed@" + START, "started@" + hour(48));
  }

  @Test
  void timer_overdueAfterPause_waitsForTheBacklog() throws Exception {
    did(1, "registered", "programme", 0);
    world.settle();
    world.pause();
    world.clock.set(hour(48));
    did(2, "launched", "programme", 48);
    world.clock.set(START.plus(Duration.ofDays(4)));
    world.restart();
    world.settle();

    assertThat(world.way("ann").path("transitions").size()).isEqualTo(2);
    assertThat(world.position("ann")).isEqualTo("started");
  }

  @Test
  void restart_inTheMiddle_losesNothingAndRepeatsNothing() throws Exception {
    upTo(10);
    did(1, "registered", "programme", 1);
    world.settle();
    world.restart();
    did(2, "launched", "programme", 2);
    world.settle();
    world.restart();
    world.settle();

    assertThat(world.way("ann").path("transitions").size()).isEqualTo(2);
    assertThat(world.position("ann")).isEqualTo("started");
  }

  @Test
  void why_namesRuleAndStatements() throws Exception {
    upTo(10);
    did(1, "registered", "programme", 1);
    did(2, "launched", "programme", 2);
    did(3, "completed", "film-1", 3);
    did(4, "completed", "film-2", 4);
    world.settle();

    JsonNode why = world.way("ann").path("transitions").path(2).path("why");
    assertThat(why.path("rule").asString()).isEqualTo("/steps/started/on/0");
    assertThat(why.path("statements").valueStream().map(JsonNode::asString))
        .containsExactly(Did.id(3).toString(), Did.id(4).toString());
    assertThat(why.path("text").asString())
        .startsWith(
            "She moved from started to assessed because 2 or more statements about different"
                + " objects came that match verb completed");
  }
}
