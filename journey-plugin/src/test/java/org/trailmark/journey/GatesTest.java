package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;

/** Consent, holdout, caps and quiet hours, from the definition to the ledger. */
class GatesTest {
  private static final Instant EVENING = Instant.parse("2026-11-02T19:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-03T07:00:00Z");
  private static final String JOURNEY =
      """
      journey: onboarding
      version: 1
      prefixes: {v: "https://ex.org/verbs/"}
      time: {zone: Europe/Amsterdam}
      entry: {match: {verb: "v:registered"}}
      stages: [s]
      steps:
        first:
          stage: s
          touch: [hello]
          on: [{to: second, match: {verb: "v:launched"}}]
        second:
          stage: s
          touch: [more, again]
          on: [{to: third, match: {verb: "v:completed"}}]
        third: {stage: s}
      touchpoints:
        hello: {audience: learner, channels: [inbox], effort: PT6M}
        more: {audience: learner, channels: [inbox], effort: PT6M}
        again: {audience: learner, channels: [inbox], effort: PT6M}
      """;

  @TempDir Path folder;
  private World world;
  private int statements;

  @BeforeEach
  void open() {
    // Nobody listens there: what is handed to the webhook waits in the outbox.
    world =
        new World(
            folder,
            new JourneyConfig(Map.of("lms", "http://127.0.0.1:9/touch"), 100, Duration.ofDays(1)),
            START);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void did(String who, String verb) throws Exception {
    world.clock.advance(Duration.ofSeconds(1));
    world.send(Did.statement(Did.id(++statements), who, verb, "thing", world.clock.instant()));
    world.settle();
  }

  private void said(String who, String state, String scope) {
    world
        .consentLists()
        .load("mbox,state,scope,reason\n%s@example.org,%s,%s,asked".formatted(who, state, scope));
  }

  private JsonNode lastDecision(String who, String touchpoint) {
    List<JsonNode> decisions =
        world.touchpoint(who, touchpoint).path("decisions").valueStream().toList();
    return decisions.get(decisions.size() - 1);
  }

  @Test
  void whoOptedOutOfEverything_isToldNothing_andOthersAre() throws Exception {
    world.publish(JOURNEY);
    said("ann", "withdrawn", "everything");
    did("ann", "registered");
    did("bob", "registered");

    assertThat(world.verdict("ann", "hello")).isEqualTo("suppressed/consent");
    assertThat(lastDecision("ann", "hello").path("reason").asString())
        .startsWith("She opted out of everything on 2026-11-02T08:00:00");
    assertThat(world.verdict("bob", "hello")).isEqualTo("sent/channel");
  }

  @Test
  void whoOptedOutOfOneChannel_isReachedByTheOther() throws Exception {
    world.publish(JOURNEY.replace("[inbox]", "[inbox, \"webhook:lms\"]"));
    said("ann", "withdrawn", "channel:webhook:lms");
    did("ann", "registered");

    assertThat(world.verdict("ann", "hello")).isEqualTo("sent/channel");
    assertThat(lastDecision("ann", "hello").path("numbers").path("channels").asString())
        .isEqualTo("inbox");
    assertThat(lastDecision("ann", "hello").path("numbers").path("not webhook:lms").asString())
        .startsWith("She opted out of the channel webhook:lms");
    assertThat(json(world.outbox().list(null, null, null)).path("deliveries")).isEmpty();
  }

  @Test
  void journeyThatTakesConsent_isSilentUntilItIsGiven() throws Exception {
    world.publish("consent: required\n" + JOURNEY);
    said("bob", "granted", "journey:onboarding");
    did("ann", "registered");
    did("bob", "registered");
    assertThat(world.verdict("ann", "hello")).isEqualTo("suppressed/consent");
    assertThat(world.verdict("bob", "hello")).isEqualTo("sent/channel");

    json(world.consent().put(world.learner("ann"), "{\"state\": \"granted\"}"));
    did("ann", "launched");
    assertThat(world.verdict("ann", "more")).isEqualTo("sent/channel");
  }

  @Test
  void touchpointThatTakesConsent_doesSoForItselfAlone() throws Exception {
    world.publish(JOURNEY.replace("hello: {", "hello: {consent: required, "));
    did("ann", "registered");
    did("ann", "launched");

    assertThat(world.verdict("ann", "hello")).isEqualTo("suppressed/consent");
    assertThat(world.verdict("ann", "more")).isEqualTo("sent/channel");
  }

  @Test
  void consent_isKeptAsEvents_ofWhichTheNewestHolds() throws Exception {
    said("ann", "granted", "everything");
    String ann = world.learner("ann");
    world.clock.advance(Duration.ofHours(1));
    world.consent().withdraw(ann, "journey:onboarding", "desk", "she called");
    world
        .consent()
        .put(ann, "{\"state\": \"withdrawn\", \"at\": \"2026-01-01\", \"reason\": \"old form\"}");

    JsonNode now = json(world.consent().get(ann)).path("consent");
    assertThat(now.valueStream().map(c -> c.path("scope").asString() + c.path("state").asString()))
        .containsExactly("everythinggranted", "journey:onboardingwithdrawn");
    assertThat(now.path(1).path("by").asString()).isEqualTo("desk");
    JsonNode page = json(world.consent().history(ann, null, "2"));
    assertThat(page.path("events").path(0).path("reason").asString()).isEqualTo("old form");
    JsonNode rest = json(world.consent().history(ann, page.path("more").asString(), "2"));
    assertThat(rest.path("events").size()).isEqualTo(1);
    assertThat(rest.has("more")).isFalse();
  }

  @Test
  void consentWithFaults_isRefusedWithAllOfThem() {
    assertThatThrownBy(
            () -> world.consentLists().load("mbox,state,scope\nann,yes,all\nbob@ex.org,granted,"))
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.INVALID_DOCUMENT);
              assertThat(e.faults()).hasSize(3);
            });
    assertThat(world.count("SELECT COUNT(*) FROM consent")).isZero();
  }

  @Test
  void holdout_holdsThoseBackThatItDraws_butNoDuties() throws Exception {
    world.publish(
        JOURNEY.replace("more: {", "more: {class: mandatory, ")
            + "holdout: {percent: 100, salt: all}\n");
    did("ann", "registered");
    did("ann", "launched");

    assertThat(world.verdict("ann", "hello")).isEqualTo("suppressed/holdout");
    assertThat(lastDecision("ann", "hello").path("numbers").path("salt").asString())
        .isEqualTo("all");
    assertThat(world.verdict("ann", "more")).isEqualTo("sent/channel");
    assertThat(world.verdict("ann", "again")).isEqualTo("suppressed/holdout");
  }

  @Test
  void cap_holdsUntilThereIsRoom_andCountsOtherJourneys() throws Exception {
    world.publish(JOURNEY);
    world.publish(
        JOURNEY
                .replace("journey: onboarding", "journey: other")
                .replace("v:registered", "v:tried")
                .replace("hello", "hello-too")
                .replace("touch: [more, again]", "touch: [more]")
            + "caps: [{audience: learner, max: 1, per: P7D}]\n");
    Instant sent = world.clock.instant().plusSeconds(1);
    did("ann", "registered");
    did("ann", "tried");

    assertThat(world.verdict("ann", "hello")).isEqualTo("sent/channel");
    assertThat(world.verdict("ann", "hello-too")).isEqualTo("held/caps");
    JsonNode numbers = lastDecision("ann", "hello-too").path("numbers");
    assertThat(numbers.path("cap").asString()).isEqualTo("1 per P7D");
    assertThat(numbers.path("filledBy").asString()).startsWith("onboarding/hello on");
    assertThat(numbers.path("zoneOf").asString()).startsWith("journey");
    assertThat(Instant.parse(numbers.path("roomAt").asString()))
        .isBetween(sent.plus(Duration.ofDays(7)), sent.plus(Duration.ofDays(7)).plusSeconds(1));

    world.moveTo(sent.plus(Duration.ofDays(7)).plusSeconds(2));
    assertThat(world.verdict("ann", "hello-too")).isEqualTo("sent/channel");
  }

  @Test
  void cap_refusesWhatWouldHaveExpired_andLetsDutiesPass() throws Exception {
    world.publish(
        JOURNEY
                .replace("more: {", "more: {class: mandatory, ")
                .replace("again: {", "again: {expires: P1D, ")
            + "caps: [{audience: learner, max: 1, per: P7D}]\n");
    did("ann", "registered");
    did("ann", "launched");

    assertThat(world.verdict("ann", "more")).isEqualTo("sent/channel");
    assertThat(world.verdict("ann", "again")).isEqualTo("suppressed/caps");
    assertThat(lastDecision("ann", "again").path("numbers").has("expiresAt")).isTrue();
  }

  @Test
  void capOfEffort_addsUpWhatIsAskedOfHer() throws Exception {
    world.publish(
        JOURNEY.replace(
                "again: {audience: learner, channels: [inbox], effort: PT6M}",
                "again: {audience: learner, channels: [inbox], effort: PT11M}")
            + "caps: [{audience: learner, effort: PT10M, per: P7D}]\n");
    did("ann", "registered");
    did("ann", "launched");

    assertThat(world.verdict("ann", "hello")).isEqualTo("sent/channel");
    assertThat(world.verdict("ann", "more")).isEqualTo("held/caps");
    assertThat(lastDecision("ann", "more").path("numbers").path("effortSent").asString())
        .isEqualTo("PT6M");
    assertThat(world.verdict("ann", "again")).isEqualTo("suppressed/caps");
  }

  private static String quiet(String more) {
    return JOURNEY.replace("[inbox]", "[\"webhook:lms\"]")
        + "quiet: {zone: learner, deny: [\"19:00-08:00\", Sat, Sun]}\n"
        + more;
  }

  @Test
  void quiet_holdsUntilMorning_andIsShown() throws Exception {
    world.publish(quiet(""));
    world.moveTo(EVENING);
    did("ann", "registered");

    JsonNode held = world.touchpoint("ann", "hello");
    assertThat(held.path("state").asString()).isEqualTo("held");
    assertThat(held.path("gate").asString()).isEqualTo("quiet");
    assertThat(held.path("heldUntil").asString()).isEqualTo(MORNING.toString());
    assertThat(lastDecision("ann", "hello").path("numbers").path("zoneOf").asString())
        .startsWith("journey");
    assertThat(json(world.journeys().counts("onboarding")).path("touchpoints").path("held").asInt())
        .isEqualTo(1);

    world.moveTo(MORNING);
    assertThat(world.verdict("ann", "hello")).isEqualTo("sent/channel");
  }

  @Test
  void quiet_overARestart_endsAllTheSame() throws Exception {
    world.publish(quiet(""));
    world.moveTo(EVENING);
    did("ann", "registered");
    world.restart();
    world.moveTo(MORNING);

    assertThat(world.verdict("ann", "hello")).isEqualTo("sent/channel");
  }

  @Test
  void quiet_isByHerOwnClock_whereItIsKnown() throws Exception {
    world.publish(quiet(""));
    world.rosters().putCsv("far", "mbox,zone,language\nann@example.org,America/New_York,en-US\n");
    world.moveTo(EVENING);
    did("ann", "registered");

    assertThat(world.verdict("ann", "hello")).isEqualTo("sent/channel");
    assertThat(json(world.preferences().get(world.learner("ann"))).path("zone").asString())
        .isEqualTo("America/New_York");
  }

  @Test
  void preferences_withFaults_areRefused_andEmptyOnesForgotten() throws Exception {
    world.rosters().putCsv("far", "mbox,zone\nann@example.org,America/New_York\n");
    String ann = world.learner("ann");
    assertThatThrownBy(
            () -> world.preferences().put(ann, "{\"zone\": \"Mars\", \"language\": \"?\"}"))
        .isInstanceOfSatisfying(LrsException.class, e -> assertThat(e.faults()).hasSize(2));
    json(world.preferences().put(ann, "{\"language\": \"nl\"}"));

    JsonNode known = json(world.preferences().get(ann));
    assertThat(known.has("zone")).isFalse();
    assertThat(known.path("language").asString()).isEqualTo("nl");
  }

  @Test
  void quiet_keepsNothingFromTheInbox() throws Exception {
    world.publish(quiet("").replace("[\"webhook:lms\"]", "[inbox]"));
    world.moveTo(EVENING);
    did("ann", "registered");

    assertThat(world.verdict("ann", "hello")).isEqualTo("sent/channel");
  }

  @Test
  void quiet_isKeptByDuties() throws Exception {
    world.publish(quiet("").replace("hello: {", "hello: {class: mandatory, "));
    world.moveTo(EVENING);
    did("ann", "registered");

    assertThat(world.verdict("ann", "hello")).isEqualTo("held/quiet");
  }

  @Test
  void morning_bringsNoBurst() throws Exception {
    world.publish(quiet("caps: [{audience: learner, max: 1, per: P1D}]\n"));
    world.moveTo(EVENING);
    did("ann", "registered");
    did("ann", "launched");
    assertThat(world.verdict("ann", "more")).isEqualTo("held/quiet");
    world.moveTo(MORNING);

    assertThat(world.verdict("ann", "hello")).isEqualTo("suppressed/still-valid");
    assertThat(List.of(world.verdict("ann", "more"), world.verdict("ann", "again")))
        .containsExactlyInAnyOrder("sent/channel", "held/caps");
    assertThat(world.count("SELECT COUNT(*) FROM outbox")).isEqualTo(1);
  }

  @Test
  void whatExpiresInTheNight_isNotSaid() throws Exception {
    world.publish(quiet("").replace("hello: {", "hello: {expires: PT3H, "));
    world.moveTo(EVENING);
    did("ann", "registered");
    world.moveTo(MORNING);

    assertThat(world.verdict("ann", "hello")).isEqualTo("suppressed/fresh");
  }

  @Test
  void whatIsHeld_isWithdrawnWithItsReason() throws Exception {
    world.publish(quiet(""));
    world.moveTo(EVENING);
    did("ann", "registered");
    world.send(Did.voiding(Did.id(99), Did.id(statements), world.clock.instant()));
    world.settle();

    assertThat(world.verdict("ann", "hello")).isEqualTo("withdrawn/position");
    world.moveTo(MORNING);
    assertThat(world.verdict("ann", "hello")).isEqualTo("withdrawn/position");
  }

  @Test
  void touchpoints_comeInPages_newestFirst() throws Exception {
    world.publish(JOURNEY);
    did("ann", "registered");
    did("ann", "launched");
    String ann = world.learner("ann");

    JsonNode first = json(world.learners().touchpoints(ann, null, null, "2"));
    JsonNode second =
        json(world.learners().touchpoints(ann, "sent", first.path("more").asString(), "2"));
    assertThat(first.path("touchpoints").size()).isEqualTo(2);
    assertThat(second.path("touchpoints").path(0).path("touchpoint").asString()).isEqualTo("hello");
    assertThat(second.has("more")).isFalse();
    assertThat(json(world.learners().touchpoints(ann, "held", null, null)).path("touchpoints"))
        .isEmpty();
    assertThatThrownBy(() -> world.learners().touchpoints(ann, null, "x", null))
        .isInstanceOf(LrsException.class);
  }
}
