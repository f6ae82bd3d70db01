package org.trailmark.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;

/**
 * Three learners, few enough to count by hand. Ann registers and launches on the first day. Bob
 * registers, and his launch comes four days late. Cid is on the roster and has no statement at all.
 */
class StatisticsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String DAY_4 = START.plus(Duration.ofDays(4)).toString();

  /** When the timers have moved Bob and Cid, by what was known before Bob's launch came. */
  private static final String EVENING = "2026-11-05T20:00:00Z";

  @TempDir Path folder;
  private World world;
  private String before;

  @BeforeEach
  void live() throws Exception {
    world = new World(folder);
    world.publish(Definitions.ONBOARDING);
    world
        .rosters()
        .putCsv("new-hires", "mbox,name,since\ncid@example.org,\"=Cid, of course\",2026-11-01\n");
    world.moveTo(START.plus(HOUR));
    did(1, "ann", "registered", 1);
    did(2, "bob", "registered", 1);
    world.moveTo(START.plus(HOUR.multipliedBy(2)));
    did(3, "ann", "launched", 2);
    world.moveTo(Instant.parse(DAY_4));
    before = world.clock.instant().toString();
    world.moveTo(Instant.parse(DAY_4).plus(HOUR));
    did(4, "bob", "launched", 10);
    world.settle();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void did(int id, String who, String verb, int hour) throws Exception {
    world.send(
        Did.statement(Did.id(id), who, verb, "programme", START.plus(HOUR.multipliedBy(hour))));
  }

  /** Until Cid has lapsed. */
  private void live17Days() throws Exception {
    world.moveTo(START.plus(Duration.ofDays(17)));
  }

  private JsonNode standing(@Nullable String at, @Nullable String known) {
    return json(world.statistics().standing("onboarding", at, known));
  }

  private JsonNode flows(@Nullable String from, @Nullable String to, @Nullable String known) {
    return json(world.statistics().flows("onboarding", from, to, known));
  }

  /** The entry of a list that has this name. */
  private static JsonNode named(JsonNode list, String key, String name) {
    return list.valueStream()
        .filter(one -> one.path(key).asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode step(JsonNode answer, String id) {
    return answer
        .path("stages")
        .valueStream()
        .flatMap(stage -> stage.path("steps").valueStream())
        .filter(step -> step.path("step").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode stage(JsonNode answer, String id) {
    return named(answer.path("stages"), "stage", id);
  }

  @Test
  void standing_atAMoment_differsByWhatWasKnown() {
    JsonNode then = standing(EVENING, before);
    JsonNode now = standing(EVENING, null);

    assertThat(step(then, "stalled").path("learners").asInt()).isEqualTo(2);
    assertThat(step(then, "started").path("learners").asInt()).isEqualTo(1);
    assertThat(stage(then, "arrive").path("runs").asInt()).isEqualTo(2);
    assertThat(then.path("standing").path("learners").asInt()).isEqualTo(3);
    assertThat(step(now, "stalled").path("learners").asInt()).isEqualTo(1);
    assertThat(step(now, "started").path("learners").asInt()).isEqualTo(2);
    assertThat(stage(now, "learn").path("runs").asInt()).isEqualTo(2);
    assertThat(now.path("standing").path("learners").asInt()).isEqualTo(3);
    assertThat(now.path("left").path("runs").asInt()).isZero();
  }

  @Test
  void standing_countsWhoIsOnTheRosterOnly_sinceTheRosterSays() {
    assertThat(standing("2026-10-31", null).path("standing").path("runs").asInt()).isZero();
    assertThat(step(standing("2026-11-01", null), "welcomed").path("runs").asInt()).isEqualTo(1);
    assertThat(standing("2026-11-01", "2026-11-01").path("standing").path("runs").asInt())
        .as("nobody knew of her before the roster was loaded")
        .isZero();
  }

  @Test
  void flows_ofAPeriod_differByWhatWasKnown() {
    String start = START.toString();
    JsonNode then = flows(start, DAY_4, before);
    JsonNode now = flows(start, DAY_4, null);

    assertThat(ways(then))
        .containsExactly("(entry)>welcomed 2 2", "welcomed>stalled 2 2", "welcomed>started 1 1");
    assertThat(ways(now))
        .containsExactly("(entry)>welcomed 2 2", "welcomed>stalled 1 1", "welcomed>started 2 2");
    assertThat(now.path("entered").asInt()).isEqualTo(2);
    assertThat(flows(null, start, null).path("entered").asInt())
        .as("Cid came the day before")
        .isEqualTo(1);
  }

  private static List<String> ways(JsonNode flows) {
    return flows
        .path("flows")
        .valueStream()
        .map(
            flow ->
                "%s>%s %d %d"
                    .formatted(
                        flow.path("movedFrom").asString("(entry)"),
                        flow.path("movedTo").asString(),
                        flow.path("moves").asInt(),
                        flow.path("learners").asInt()))
        .toList();
  }

  @Test
  void period_endsBeforeItsEnd() {
    String launch = START.plus(HOUR.multipliedBy(2)).toString();

    assertThat(ways(flows(START.toString(), launch, null))).containsExactly("(entry)>welcomed 2 2");
    assertThat(ways(flows(launch, "2026-11-02T10:00:00.001Z", null)))
        .containsExactly("welcomed>started 1 1");
  }

  @Test
  void conversion_isOfThoseWhoCame_andMayBeOfTheQuick() {
    assertThat(conversion(before, "welcomed", "started", null)).isEqualTo("1/3");
    assertThat(conversion(null, "welcomed", "started", null)).isEqualTo("2/3");
    assertThat(conversion(null, "welcomed", "started", "PT2H")).isEqualTo("1/3");
    assertThat(conversion(null, null, "stage:learn", "PT9H")).isEqualTo("2/3");
    assertThat(conversion(null, null, null, null)).isEqualTo("0/3");
    assertThat(conversion(null, "assessed", "exit:completed", null)).isEqualTo("0/0");
  }

  private String conversion(
      @Nullable String known,
      @Nullable String of,
      @Nullable String reached,
      @Nullable String within) {
    JsonNode answer =
        json(world.statistics().conversion("onboarding", null, null, known, of, reached, within));
    assertThat(answer.has("rate")).isEqualTo(answer.path("came").path("runs").asInt() > 0);
    return answer.path("converted").path("learners") + "/" + answer.path("came").path("learners");
  }

  @Test
  void funnel_ofWhoEntered_byStage() {
    JsonNode then = json(world.statistics().funnel("onboarding", null, null, before, null));
    JsonNode now = json(world.statistics().funnel("onboarding", null, null, null, null));

    assertThat(then.path("entered").path("learners").asInt()).isEqualTo(3);
    assertThat(stage(then, "arrive").path("rate").asDouble()).isEqualTo(1);
    assertThat(stage(then, "learn").path("learners").asInt()).isEqualTo(1);
    assertThat(stage(now, "learn").path("learners").asInt()).isEqualTo(2);
    assertThat(now.path("goal").path("runs").asInt()).isZero();
    assertThat(
            json(world.statistics().funnel("onboarding", "2026-11-02", null, null, null))
                .path("entered")
                .path("runs")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void dwell_ofStepsAndStages_withWhoStillStandsThere() throws Exception {
    live17Days();
    JsonNode dwell = json(world.statistics().dwell("onboarding", null, null, null));

    JsonNode welcomed = step(dwell, "welcomed").path("visits");
    assertThat(welcomed.path("ended").asInt()).isEqualTo(3);
    assertThat(welcomed.path("min").asString()).isEqualTo("PT1H");
    assertThat(welcomed.path("median").asString()).isEqualTo("PT9H");
    assertThat(welcomed.path("p90").asString()).isEqualTo("PT72H");
    assertThat(welcomed.path("max").asString()).isEqualTo("PT72H");
    assertThat(welcomed.path("mean").asString()).isEqualTo("PT27H20M");
    JsonNode stalled = step(dwell, "stalled").path("visits");
    assertThat(stalled.path("ended").asInt()).isEqualTo(1);
    assertThat(stalled.path("standing").asInt()).as("Ann and Bob").isEqualTo(2);
    JsonNode arrive = stage(dwell, "arrive").path("visits");
    assertThat(arrive.path("ended").asInt()).isEqualTo(3);
    assertThat(arrive.path("median").asString()).isEqualTo("PT9H");
    assertThat(arrive.path("max").asString()).as("1 to 18 November").isEqualTo("PT408H");
    assertThat(arrive.path("standing").asInt()).isEqualTo(2);
    assertThat(stage(dwell, "apply").path("visits").has("min")).isFalse();
  }

  @Test
  void dropOff_tellsHowVisitsEnded() throws Exception {
    live17Days();
    JsonNode ends = json(world.statistics().dropOff("onboarding", null, null, null));

    JsonNode arrive = stage(ends, "arrive").path("ends");
    assertThat(arrive.path("visits").asInt()).isEqualTo(3);
    assertThat(arrive.path("onward").asInt()).isEqualTo(2);
    assertThat(arrive.path("drop").asInt()).isEqualTo(1);
    assertThat(arrive.path("dropRate").asDouble()).isEqualTo(1.0 / 3);
    assertThat(step(ends, "stalled").path("ends").path("drop").asInt()).isEqualTo(1);
    assertThat(step(ends, "welcomed").path("ends").path("onward").asInt()).isEqualTo(3);
    assertThat(stage(ends, "apply").path("ends").has("dropRate")).isFalse();
  }

  @Test
  void numbers_canBeOpened() {
    assertThat(who("stalled", EVENING, before)).containsExactlyInAnyOrder("bob", "cid");
    assertThat(who("stalled", EVENING, null)).containsExactly("cid");
    assertThat(movers("welcomed", "stalled", before)).containsExactly("cid", "bob");
    assertThat(movers("welcomed", "stalled", null)).containsExactly("cid");
    assertThat(movers("welcomed", null, null)).containsExactly("ann", "bob", "cid");
    assertThat(movers(null, null, null)).containsExactly("cid", "ann", "bob");
  }

  private List<String> who(String step, String at, @Nullable String known) {
    List<String> found = new ArrayList<>();
    String after = null;
    do {
      JsonNode page =
          json(world.journeys().learners("onboarding", step, null, null, at, known, after, "1"));
      page.path("learners").forEach(l -> found.add(name(l.path("learner").asString())));
      after = page.path("more").asString(null);
    } while (after != null);
    return found;
  }

  private List<String> movers(@Nullable String from, @Nullable String to, @Nullable String known) {
    List<String> found = new ArrayList<>();
    String after = null;
    do {
      JsonNode page =
          json(world.statistics().moves("onboarding", null, null, known, from, to, after, "1"));
      page.path("moves").forEach(l -> found.add(name(l.path("learner").asString())));
      after = page.path("more").asString(null);
    } while (after != null);
    return found;
  }

  private String name(String learner) {
    return List.of("ann", "bob", "cid").stream()
        .filter(who -> world.learner(who).equals(learner))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tables_areWrittenLineByLine_andHoldNoFormulas() throws IOException {
    assertThat(text(world.statistics().flowsCsv("onboarding", null, null, before)).split("\r\n"))
        .containsExactly(
            "movedFrom,movedTo,counts,moves,learners",
            ",welcomed,,3,3",
            "welcomed,stalled,,2,2",
            "welcomed,started,,1,1");
    assertThat(text(world.journeys().countsCsv("onboarding")))
        .contains("step,started,learn,,2,2,0\r\n", "exit,lapsed,,drop,0,0,0\r\n");
    assertThat(text(world.statistics().standingCsv("onboarding", EVENING, before)))
        .contains("stage,arrive,arrive,,2,2\r\n", "exit,completed,,goal,0,0\r\n");
    assertThat(text(world.journeys().learnersCsv("onboarding", null, null, null, null, null)))
        .contains(
            world.learner("cid")
                + ",\"'=Cid, of course\",1,stalled,arrive,,2026-11-04T00:00:00Z,"
                + "2026-11-01T00:00:00Z\r\n")
        .hasLineCount(4);
  }

  private static String text(StreamingOutput table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.write(out);
    return out.toString(UTF_8);
  }

  @Test
  void stepsOfOlderVersions_areCountedToo() throws Exception {
    world.publish(
        Definitions.ONBOARDING
            .replace("version: 1", "version: 2")
            .replace("started", "begun")
            .replace("id: begun", "id: started"));

    JsonNode then = standing(EVENING, before);

    assertThat(step(then, "started").path("learners").asInt()).isEqualTo(1);
    assertThat(stage(then, "learn").path("learners").asInt()).isEqualTo(1);
    assertThat(step(standing(EVENING, null), "begun").path("learners").asInt()).isEqualTo(2);
  }

  @Test
  void parametersThatMakeNoSense_areExplained() {
    assertThatThrownBy(() -> standing("yesterday", null))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("at is a time such as");
    assertThatThrownBy(() -> standing("+1000000000-12-31T00:00:00Z", null))
        .isInstanceOf(LrsException.class);
    assertThatThrownBy(() -> flows("2026-11-03", "2026-11-02", null))
        .hasMessageContaining("to lies before from");
    assertThatThrownBy(() -> conversion(null, "nowhere", null, null))
        .hasMessageContaining("of: there is no nowhere; there are [welcomed");
    assertThatThrownBy(() -> conversion(null, null, null, "P1M"))
        .hasMessageContaining("within is a duration");
    assertThatThrownBy(
            () -> world.statistics().moves("onboarding", null, null, null, null, null, "x", null))
        .hasMessageContaining("after is");
    assertThatThrownBy(() -> world.statistics().standing("unknown", null, null))
        .hasMessageContaining("no journey unknown");
  }
}
