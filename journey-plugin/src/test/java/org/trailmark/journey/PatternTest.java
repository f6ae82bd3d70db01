package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.profile.Documents;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;

/** From a loaded profile to a position. */
class PatternTest {
  private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-00000000aaaa");
  private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-00000000bbbb");

  /** Called as {@link World#position} expects. */
  private static final String JOURNEY =
      """
      journey: onboarding
      version: 1
      entry: {match: {verb: "https://ex.org/verbs/registered"}}
      stages: [learn]
      steps:
        learning:
          stage: learn
          on:
            - {to: "exit:done", pattern: "https://example.org/lessons/patterns/lesson"}
      exits:
        done: {counts: goal}
      """;

  @TempDir Path folder;
  private World world;
  private int statements;

  @BeforeEach
  void open() throws Exception {
    world = new World(folder);
    world.clock.set(START.plus(Duration.ofHours(10)));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void loadAndPublish() throws Exception {
    world.profiles().put(Documents.LESSON);
    world.publish(JOURNEY);
    send("registered", "", 0);
  }

  /**
   * @param minute of the first hour, event time
   * @return its id
   */
  private UUID send(String verb, String context, int minute) throws Exception {
    UUID id = Did.id(++statements);
    world.send(statement(id, verb, context, minute));
    world.settle();
    return id;
  }

  private static String statement(UUID id, String verb, String context, int minute) {
    Instant at = START.plus(Duration.ofMinutes(minute));
    String plain = Did.statement(id, "ann", verb, "lesson", at);
    return plain.substring(0, plain.length() - 1)
        + (verb.equals("answered") ? ",\"result\":{\"success\":true}" : "")
        + context
        + "}";
  }

  private static String in(UUID registration) {
    return ",\"context\":{\"registration\":\"%s\"}".formatted(registration);
  }

  private static String claiming(UUID registration) {
    return """
    ,"context":{"registration":"%s","contextActivities":{"category":[{"id":"%s"}]}}\
    """
        .formatted(registration, Documents.LESSON_VERSION);
  }

  private static String in(UUID registration, UUID part) {
    return """
    ,"context":{"registration":"%s","extensions":{
      "https://w3id.org/xapi/profiles/extensions/subregistration":
        [{"profile":"%s","subregistration":"%s"}]}}\
    """
        .formatted(registration, Documents.LESSON_VERSION, part);
  }

  private String position() {
    return world.position("ann");
  }

  @Test
  void statementsOfTwoRegistrations_areMatchedApart_andTheProofNamesThoseOfOne() throws Exception {
    loadAndPublish();
    UUID opened = send("opened", in(FIRST), 1);
    send("opened", in(SECOND), 2);
    UUID watched = send("watched", in(FIRST), 3);
    send("looked-around", in(FIRST), 4); // no template of the profile: it does not take part
    assertThat(position()).isEqualTo("learning");

    UUID closed = send("closed", in(FIRST), 5);

    assertThat(position()).isEqualTo("exit:done");
    JsonNode why = world.way("ann").at("/transitions/1/why");
    assertThat(why.path("rule").asString()).isEqualTo("/steps/learning/on/0");
    assertThat(why.path("statements").valueStream().map(JsonNode::asString))
        .containsExactly(opened.toString(), watched.toString(), closed.toString());
    assertThat(why.path("text").asString()).contains("follow the pattern lesson");
  }

  @Test
  void brokenRegistration_neverMatches_anotherOneDoes() throws Exception {
    loadAndPublish();
    send("opened", in(FIRST), 1);
    send("closed", in(FIRST), 2);
    send("watched", in(FIRST), 3);
    send("closed", in(FIRST), 4);
    assertThat(position()).isEqualTo("learning");

    send("opened", in(SECOND), 5);
    send("answered", in(SECOND), 6);
    send("closed", in(SECOND), 7);

    assertThat(position()).isEqualTo("exit:done");
  }

  @Test
  void templateOutsideThePattern_breaksIt() throws Exception {
    loadAndPublish();
    send("opened", in(FIRST), 1);
    send("watched", in(FIRST), 2);
    send("asked", in(FIRST), 3);
    send("closed", in(FIRST), 4);

    assertThat(position()).isEqualTo("learning");
  }

  @Test
  void statementThatClaimsTheProfileAndFitsNoTemplate_breaksIt() throws Exception {
    loadAndPublish();
    send("opened", claiming(FIRST), 1);
    send("watched", claiming(FIRST), 2);
    send("looked-around", claiming(FIRST), 3);
    send("closed", claiming(FIRST), 4);

    assertThat(position()).isEqualTo("learning");
  }

  @Test
  void subregistrations_areMatchedApart() throws Exception {
    loadAndPublish();
    UUID part = UUID.fromString("00000000-0000-4000-8000-00000000cccc");
    UUID other = UUID.fromString("00000000-0000-4000-8000-00000000dddd");
    send("opened", in(FIRST, part), 1);
    send("opened", in(FIRST, other), 2);
    send("watched", in(FIRST, part), 3);
    send("closed", in(FIRST, other), 4);
    assertThat(position()).isEqualTo("learning");

    send("closed", in(FIRST, part), 5);

    assertThat(position()).isEqualTo("exit:done");
  }

  @Test
  void statementsWithoutRegistration_goTogether() throws Exception {
    loadAndPublish();
    send("opened", "", 1);
    send("watched", "", 2);
    send("closed", "", 3);

    assertThat(position()).isEqualTo("exit:done");
  }

  @Test
  void lateStatement_takesItsPlaceInTheTrace() throws Exception {
    loadAndPublish();
    send("opened", in(FIRST), 1);
    send("closed", in(FIRST), 5);
    assertThat(position()).isEqualTo("learning");

    send("watched", in(FIRST), 3);

    assertThat(position()).isEqualTo("exit:done");
    assertThat(world.transitions("ann")).contains("exit:done@" + START.plus(Duration.ofMinutes(5)));
  }

  @Test
  void voidedStatement_isTakenOutOfTheTrace() throws Exception {
    loadAndPublish();
    send("opened", in(FIRST), 1);
    UUID watched = send("watched", in(FIRST), 2);
    UUID asked = send("asked", in(FIRST), 3);
    send("closed", in(FIRST), 4);
    assertThat(position()).isEqualTo("learning");

    world.send(Did.voiding(Did.id(900), asked, START.plus(Duration.ofMinutes(6))));
    world.settle();
    assertThat(position()).isEqualTo("exit:done");

    world.send(Did.voiding(Did.id(901), watched, START.plus(Duration.ofMinutes(7))));
    world.settle();
    assertThat(position()).isEqualTo("learning");
  }

  @Test
  void profileThatChanges_changesNothingThatIsPublished() throws Exception {
    loadAndPublish();
    JsonNode replaced =
        json(
            world
                .profiles()
                .put(Documents.LESSON.replace("https://ex.org/verbs/closed", "https://ex.org/v")));
    assertThat(replaced.path("outcome").asString()).isEqualTo("replaced");
    world.restart();
    send("opened", in(FIRST), 1);
    send("watched", in(FIRST), 2);
    send("closed", in(FIRST), 3);
    assertThat(position()).isEqualTo("exit:done");

    world.publish(JOURNEY.replace("version: 1", "version: 2"));

    assertThat(position()).isEqualTo("learning");
  }

  @Test
  void profileThatIsRemoved_goesOnForWhatIsPublished_andForNothingNew() throws Exception {
    loadAndPublish();
    world.profiles().remove(Documents.LESSON_VERSION);
    world.restart();
    send("opened", in(FIRST), 1);
    send("watched", in(FIRST), 2);
    send("closed", in(FIRST), 3);

    assertThat(position()).isEqualTo("exit:done");
    assertThat(json(world.profiles().list(null, null)).path("profiles")).isEmpty();
    assertThatThrownBy(() -> world.publish(JOURNEY.replace("version: 1", "version: 2")))
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> assertThat(e.faults()).singleElement().asString().contains("/on/0/pattern"));
    assertThatThrownBy(() -> world.profiles().remove(Documents.LESSON_VERSION))
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.NOT_FOUND));
  }

  @Test
  void dryRun_readsThePatternToo_andLeavesNothing() throws Exception {
    world.profiles().put(Documents.LESSON);
    send("registered", "", 0);
    send("opened", in(FIRST), 1);
    send("watched", in(FIRST), 2);
    send("closed", in(FIRST), 3);

    JsonNode preview = world.dryRun(JOURNEY).path("preview");

    assertThat(preview.at("/byExit/done").asInt()).isEqualTo(1);
    assertThat(world.count("SELECT COUNT(*) FROM publication_profile")).isZero();
  }

  @Test
  void pattern_thatIsNotLoaded_cannotBePublished() {
    assertThatThrownBy(() -> world.publish(JOURNEY))
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.INVALID_DOCUMENT);
              assertThat(e.faults()).singleElement().asString().contains("/steps/learning/on/0");
            });
  }

  @Test
  void profiles_areLoadedOnce_listedInPages_andShown() {
    assertThat(json(world.profiles().put(Documents.LESSON)).path("outcome").asString())
        .isEqualTo("loaded");
    assertThat(json(world.profiles().put(Documents.LESSON)).path("outcome").asString())
        .isEqualTo("unchanged");
    String older = Documents.LESSON_VERSION.replace("v2", "v1");
    world.profiles().put(Documents.LESSON.replace("2026-03-01T00:00:00Z", "2024-03-01T00:00:00Z"));

    JsonNode first = json(world.profiles().list(null, "1"));
    assertThat(first.at("/profiles/0/version").asString()).isEqualTo(older);
    JsonNode second = json(world.profiles().list(first.path("more").asString(), "1"));
    assertThat(second.at("/profiles/0/version").asString()).isEqualTo(Documents.LESSON_VERSION);
    assertThat(second.at("/profiles/0/patterns/0").asString()).isEqualTo(Documents.LESSON_PATTERN);
    assertThat(second.has("more")).isFalse();
    assertThat(json(world.profiles().get(Documents.LESSON_VERSION)).path("document").asString())
        .isEqualTo(Documents.LESSON);
    assertThatThrownBy(() -> world.profiles().get("https://example.org/none"))
        .isInstanceOf(LrsException.class);
  }

  @Test
  void profileWithFaults_changesNothing() {
    assertThatThrownBy(
            () -> world.profiles().put(Documents.LESSON.replace("\"sequence\"", "\"sequenze\"")))
        .isInstanceOfSatisfying(
            LrsException.class, e -> assertThat(e.faults()).hasSizeGreaterThan(1));
    assertThat(world.count("SELECT COUNT(*) FROM profile")).isZero();
  }
}
