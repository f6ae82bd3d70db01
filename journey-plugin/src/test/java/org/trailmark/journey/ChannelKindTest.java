package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.journey.channel.ChannelKinds;
import org.trailmark.journey.extension.Parcel;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Channels of a kind that an extension adds. */
class ChannelKindTest {
  private static final String JOURNEY =
      Definitions.ONBOARDING.replace("channels: [inbox]", "channels: [\"board:hall\"]");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private World world;

  private void open(Map<String, String> channels) {
    Board.WALLS.clear();
    Board.BROKEN.clear();
    world =
        new World(
            folder, new JourneyConfig(null, 2, Duration.ofMinutes(1), null, null, channels), START);
  }

  @AfterEach
  void close() {
    if (world != null) {
      world.close();
    }
  }

  private void register(String who) throws Exception {
    world.clock.advance(Duration.ofSeconds(1));
    world.send(Did.statement(Did.id(1), who, "registered", "p", world.clock.instant()));
    world.settle();
  }

  private void awaitState(String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> json(world.outbox().list(state, null, null)).path("deliveries").size() == 1);
  }

  private void awaitFailure() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> world.count("SELECT COUNT(*) FROM outbox WHERE last_error IS NOT NULL") == 1);
  }

  private static List<Parcel> hall() {
    return Board.WALLS.getOrDefault("hall", List.of());
  }

  @Test
  void touchpoint_isCarried_withItsWordsAndItsKey() throws Exception {
    open(Map.of("board.hall.wall", "hall"));
    world.publish(JOURNEY);
    register("ann");
    awaitState("delivered");

    assertThat(hall()).hasSize(1);
    Parcel parcel = hall().get(0);
    assertThat(parcel.key()).isEqualTo(world.touchpoint("ann", "welcome").path("key").asString());
    assertThat(parcel.content().words().subject()).isEqualTo("Welcome, ann@example.org");
    assertThat(parcel.content().words().language()).isEqualTo("en");
    assertThat(parcel.json()).contains("\"touchpoint\":\"welcome\"");
    assertThat(world.verdict("ann", "welcome")).isEqualTo("delivered/channel");
  }

  @Test
  void carrierThatThrows_isTriedAgain_andDeadInTheEnd() throws Exception {
    open(Map.of("board.hall.wall", "hall"));
    Board.BROKEN.put("hall", 2);
    world.publish(JOURNEY);
    register("ann");
    awaitFailure();
    world.clock.advance(Duration.ofMinutes(1));
    awaitState("dead");

    assertThat(json(world.outbox().list("dead", null, null)).toString())
        .contains("IllegalStateException: no nail");
    assertThat(hall()).isEmpty();
  }

  @Test
  void learnerWhomTheChannelCannotReach_isNotSentTo_andTheReasonIsKept() throws Exception {
    open(Map.of("board.hall.wall", "hall", "board.hall.without", "ann@"));
    world.publish(JOURNEY);
    register("ann");

    assertThat(world.verdict("ann", "welcome")).isEqualTo("suppressed/channel");
    assertThat(world.touchpoint("ann", "welcome").toString()).contains("she never walks by");
  }

  @Test
  void channelThatIsNotConfiguredAnyMore_keepsWhatWaits() throws Exception {
    open(Map.of("board.hall.wall", "hall"));
    Board.BROKEN.put("hall", 1);
    world.publish(JOURNEY);
    register("ann");
    awaitFailure();
    world.close();
    world = new World(folder, new JourneyConfig(null, null, null), world.clock.instant());
    world.close();
    open(Map.of("board.hall.wall", "hall"));
    world.clock.advance(Duration.ofMinutes(2));
    awaitState("delivered");

    assertThat(hall()).hasSize(1);
  }

  @Test
  void channelThatIsNotConfigured_isAFaultOfTheDefinition() {
    open(Map.of("board.yard.wall", "yard"));

    assertThatThrownBy(() -> world.publish(JOURNEY))
        .isInstanceOf(LrsException.class)
        .satisfies(
            e ->
                assertThat(((LrsException) e).faults())
                    .extracting(Fault::toString)
                    .anySatisfy(
                        fault ->
                            assertThat(fault)
                                .contains("board:hall is not configured", "board:yard")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bord.hall.wall   | x | there is no kind bord; known: board
          board.hall.wal   | x | plugin.journey.channels.board.hall.wal: Unknown key 'wal'; did you mean 'wall'?
          board.hall       | x | plugin.journey.channels.board.hall is not of the form KIND.NAME.SETTING
          board.hall.without | x | plugin.journey.channels.board.hall: 'wall' is missing.
          board.hall.wall  | ' ' | plugin.journey.channels.board.hall: a wall has a name
          """)
  void settingThatIsWrong_stopsTheStart(String key, String value, String message) {
    ChannelKinds kinds = new ChannelKinds(List.of(Offer.trusted(new Board())));

    assertThatThrownBy(() -> kinds.open(Map.of(key, value), () -> START))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining(message)
        .satisfies(
            e ->
                assertThat(((LrsException) e).code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION));
  }

  @Test
  void twoKindsOfOneName_areRefused() {
    assertThatThrownBy(
            () -> new ChannelKinds(List.of(Offer.trusted(new Board()), Offer.trusted(new Board()))))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("two kinds of channels are called \"board\"");
  }
}
