package org.trailmark.testkit.journey;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Says what is to be so of one learner on one journey. Where it is not, the error tells her whole
 * way, with the evidence for each move, what leads on, and what became of each touchpoint.
 */
public final class WayAssert {
  private static final String EXIT = "exit:";

  private final Way way;

  WayAssert(Way way) {
    this.way = way;
  }

  /** She stands on this step. */
  public WayAssert isOn(String step) {
    return require(
        way.position().equals(step), "is to be on " + step + ", but " + where(way.position()));
  }

  /** She left by this exit. */
  public WayAssert leftBy(String exit) {
    return require(
        way.position().equals(EXIT + exit),
        "is to have left by " + exit + ", but " + where(way.position()));
  }

  /** She has no run on the journey. */
  public WayAssert isNotOnTheJourney() {
    return require(
        way.position().isEmpty(), "is not to be on the journey, but " + where(way.position()));
  }

  private static String where(String position) {
    if (position.isEmpty()) {
      return "is not on the journey";
    }
    return position.startsWith(EXIT)
        ? "left by " + position.substring(EXIT.length())
        : "is on " + position;
  }

  /**
   * Her newest run led over these, and no others.
   *
   * @param positions steps and at the end perhaps {@code exit:ID}, in the order of event time
   */
  public WayAssert went(String... positions) {
    List<String> went = way.moves().stream().map(move -> move.path("to").asString()).toList();
    return require(
        went.equals(List.of(positions)),
        "is to have gone %s, but went %s".formatted(List.of(positions), went));
  }

  /**
   * She came to a step or an exit at this time, as events tell it.
   *
   * @param position a step, or {@code exit:ID}
   * @param time ISO 8601 with an offset; seconds may be missing
   */
  public WayAssert cameTo(String position, String time) {
    Instant wanted = OffsetDateTime.parse(time).toInstant();
    List<Instant> came =
        movesTo(position).stream()
            .map(move -> Instant.parse(move.path("validAt").asString()))
            .toList();
    return require(
        came.contains(wanted),
        "is to have come to %s at %s, but came there %s"
            .formatted(position, wanted, came.isEmpty() ? "never" : "at " + came));
  }

  /**
   * These statements, and no others, brought her to a step or an exit.
   *
   * @param position a step, or {@code exit:ID}
   * @param statements as {@link JourneyKit#send} gave them, in event order
   */
  public WayAssert cameToBecauseOf(String position, UUID... statements) {
    List<String> wanted = Arrays.stream(statements).map(UUID::toString).toList();
    List<List<String>> evidence =
        movesTo(position).stream()
            .map(
                move ->
                    move.path("why")
                        .path("statements")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList())
            .toList();
    return require(
        evidence.contains(wanted),
        "is to have come to %s because of %s, but came there %s"
            .formatted(position, wanted, evidence.isEmpty() ? "never" : "because of " + evidence));
  }

  private List<JsonNode> movesTo(String position) {
    return way.moves().stream()
        .filter(move -> move.path("to").asString().equals(position))
        .toList();
  }

  /** These touchpoints, and no others, went out to her, in the order in which they were wanted. */
  public WayAssert wasTold(String... touchpoints) {
    List<String> told =
        way.touchpoints().stream()
            .filter(touchpoint -> touchpoint.path("state").asString().equals("sent"))
            .map(touchpoint -> touchpoint.path("touchpoint").asString())
            .toList();
    return require(
        told.equals(List.of(touchpoints)),
        "is to have been told %s, but was told %s".formatted(List.of(touchpoints), told));
  }

  /**
   * A touchpoint was wanted, and a gate keeps it back, for good or until later.
   *
   * @param gate as the ledger names it: {@code fresh}, {@code consent}, {@code caps}, ...
   */
  public WayAssert wasSpared(String touchpoint, String gate) {
    List<String> verdicts =
        way.touchpoints().stream()
            .filter(found -> found.path("touchpoint").asString().equals(touchpoint))
            .map(found -> found.path("state").asString() + " by " + found.path("gate").asString())
            .toList();
    return require(
        verdicts.contains("suppressed by " + gate) || verdicts.contains("held by " + gate),
        "is to have been spared %s by %s, but it %s"
            .formatted(
                touchpoint, gate, verdicts.isEmpty() ? "was never wanted" : "is " + verdicts));
  }

  /**
   * A touchpoint arrived over a channel.
   *
   * @param channel as the definition names it, and one that takes time: {@code webhook:lms}
   */
  public WayAssert wasDelivered(String touchpoint, String channel) {
    List<String> states =
        way.touchpoints().stream()
            .filter(found -> found.path("touchpoint").asString().equals(touchpoint))
            .flatMap(found -> found.path("deliveries").valueStream())
            .filter(delivery -> delivery.path("channel").asString().equals(channel))
            .map(delivery -> delivery.path("state").asString())
            .toList();
    return require(
        states.contains("delivered"),
        "is to have got %s over %s, but the delivery %s"
            .formatted(touchpoint, channel, states.isEmpty() ? "was never made" : "is " + states));
  }

  private WayAssert require(boolean so, String sentence) {
    if (!so) {
      throw new AssertionError(way.learner().name() + " " + sentence + ".\n" + WayReport.of(way));
    }
    return this;
  }
}
