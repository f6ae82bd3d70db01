package org.trailmark.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;

class RosterTest {
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

  @Test
  void member_withoutAStatement_entersAndIsWelcomed() throws Exception {
    world.rosters().putJson("new-hires", "[{\"agent\":" + Did.agent("ann") + ",\"name\":\"Ann\"}]");
    world.settle();

    assertThat(world.position("ann")).isEqualTo("welcomed");
    assertThat(world.inbox("ann").get(0).path("content").path("message").path("en").path("subject"))
        .hasToString("\"Welcome, Ann\"");
    JsonNode why = world.way("ann").path("transitions").path(0).path("why");
    assertThat(why.path("rosters").path(0).asString()).isEqualTo("new-hires");
  }

  @Test
  void member_ofTomorrow_entersTomorrow() throws Exception {
    world
        .rosters()
        .putCsv(
            "new-hires",
            "mbox,name,since\r\nann@example.org,\"Ann, the \"\"first\"\"\",2026-11-03\r\n");
    world.settle();
    assertThat(world.position("ann")).isEmpty();

    world.moveTo(START.plus(Duration.ofDays(1)));

    assertThat(world.transitions("ann")).containsExactly("welcomed@2026-11-03T00:00:00Z");
    assertThat(json(world.learners().get(world.learner("ann"))).path("name").asString())
        .isEqualTo("Ann, the \"first\"");
  }

  @Test
  void member_whoIsPutAgain_keepsHerTime() throws Exception {
    String roster = "[{\"agent\":" + Did.agent("ann") + "}]";
    world.rosters().putJson("new-hires", roster);
    world.settle();
    List<String> before = world.transitions("ann");
    world.clock.advance(Duration.ofHours(1));

    JsonNode loaded = json(world.rosters().putJson("new-hires", roster));
    world.settle();

    assertThat(loaded.path("changed").asInt()).isZero();
    assertThat(world.transitions("ann")).isEqualTo(before);
  }

  @Test
  void member_whoIsTakenOff_isNoLongerOnTheJourney() throws Exception {
    world.rosters().putJson("new-hires", "[{\"agent\":" + Did.agent("ann") + "}]");
    world.settle();
    world.rosters().putJson("new-hires", "[]");
    world.settle();

    assertThat(world.position("ann")).isEmpty();
  }

  @Test
  void people_areAdded_andTakenOff_oneByOne() throws Exception {
    world.rosters().putCsv("new-hires", "agent,since\nann@example.org,2026-11-01\n");
    JsonNode added =
        json(
            world
                .rosters()
                .addCsv(
                    "new-hires",
                    "agent,name\nann@example.org,Ann\naccount:https://hr.example.org|7,Bob\n"));
    assertThat(added.path("members").asInt()).isEqualTo(2);
    assertThat(added.path("changed").asInt()).isEqualTo(1);
    world.settle();
    assertThat(world.transitions("ann")).containsExactly("welcomed@2026-11-01T00:00:00Z");

    world.rosters().take("new-hires", Did.agent("ann"));
    world.settle();

    assertThat(world.position("ann")).isEmpty();
    assertThatThrownBy(() -> world.rosters().take("new-hires", Did.agent("ann")))
        .isInstanceOfSatisfying(
            LrsException.class,
            refused -> assertThat(refused.code()).isEqualTo(ProblemCode.NOT_FOUND));
    assertThat(json(world.rosters().members("new-hires", null, null)).path("count").asInt())
        .isEqualTo(1);
  }

  @Test
  void roster_readBackAsCsv_isTheSame() throws Exception {
    world
        .rosters()
        .putCsv(
            "new-hires",
            "agent,name,since\n"
                + "ann@example.org,\"A, \"\"n\"\"\",2026-11-01\n"
                + "account:https://hr.example.org|7,,2026-11-02\n");
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    world.rosters().membersCsv("new-hires").write(csv);

    JsonNode again = json(world.rosters().putCsv("new-hires", csv.toString(UTF_8)));

    assertThat(csv.toString(UTF_8)).startsWith("agent,name,since").contains("account:https");
    assertThat(again.path("members").asInt()).isEqualTo(2);
    assertThat(again.path("changed").asInt()).isZero();
  }

  @Test
  void roster_removed_isAsIfItHadNeverBeen() throws Exception {
    world.rosters().putCsv("new-hires", "mbox\nann@example.org\n");
    world.settle();

    world.rosters().remove("new-hires");
    world.settle();

    assertThat(world.position("ann")).isEmpty();
    assertThat(json(world.rosters().list()).path("rosters").isEmpty()).isTrue();
    assertThatThrownBy(() -> world.rosters().remove("new-hires")).isInstanceOf(LrsException.class);
  }

  @Test
  void members_arePaged() {
    StringBuilder csv = new StringBuilder("mbox\n");
    for (int i = 0; i < 5; i++) {
      csv.append("p").append(i).append("@example.org\n");
    }
    world.rosters().putCsv("all", csv.toString());

    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      JsonNode page = json(world.rosters().members("all", after, "2"));
      page.path("members").forEach(m -> seen.add(m.path("agent").path("mbox").asString()));
      after = page.path("more").asString(null);
    } while (after != null);

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    assertThat(json(world.rosters().list()).path("rosters").path(0).path("members").asInt())
        .isEqualTo(5);
  }

  @Test
  void faults_areToldAllAtOnce_andNothingIsChanged() {
    assertThatThrownBy(
            () ->
                world.rosters().putCsv("new-hires", "mbox,since\nann@example.org,soon\nnobody,\n"))
        .asInstanceOf(InstanceOfAssertFactories.type(LrsException.class))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.INVALID_DOCUMENT);
              assertThat(e.faults()).extracting(f -> f.line()).containsExactly(2, 3);
            });
    assertThatThrownBy(() -> world.rosters().putJson("new-hires", "[{\"agent\":{}},{\"who\":1}]"))
        .asInstanceOf(InstanceOfAssertFactories.type(LrsException.class))
        .satisfies(e -> assertThat(e.faults()).hasSize(3));
    assertThatThrownBy(() -> world.rosters().putJson("new-hires", "null"))
        .isInstanceOf(LrsException.class);
    assertThat(json(world.rosters().list()).path("rosters").size()).isZero();
  }
}
