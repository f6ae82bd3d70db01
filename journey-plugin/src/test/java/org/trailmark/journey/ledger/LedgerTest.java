package org.trailmark.journey.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.learner.Learner;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;

class LedgerTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Instant PUBLISHED = NOON.minus(Duration.ofDays(1));
  private static final Journey JOURNEY =
      new JourneyReader()
          .read(
              """
              journey: j
              version: 1
              entry: {match: {verb: "https://ex.org/v"}}
              stages: [s]
              steps: {a: {stage: s, touch: [hello]}}
              touchpoints: {hello: {audience: learner, channels: [inbox]}}
              """);
  private static final Learner ANN =
      new Learner("ann", List.of(new Learner.KnownAgent("mbox:mailto:ann@example.org", null)));

  @TempDir Path folder;
  private final Letterbox letterbox = new Letterbox();
  private final Ledger ledger = new Ledger(Map.of("inbox", letterbox));
  private SqliteStorage storage;
  private PluginDatabase database;

  @BeforeEach
  void open() {
    storage = MigratedStore.open(folder, () -> NOON);
    database = MigratedStore.journeys(storage);
    tx(
        tx ->
            tx.execute(
                "INSERT INTO agent (id, ifi, learner) VALUES ('ann', ?, 'ann')",
                ANN.agents().get(0).key()));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private <T> T tx(Function<Handle, T> work) {
    return database.write(c -> work.apply(Handles.over(c)));
  }

  private void note(@Nullable Instant enteredAt) {
    note(enteredAt, enteredAt, false);
  }

  private void note(@Nullable Instant enteredAt, @Nullable Instant standsSince, boolean isNew) {
    List<Asked.Want> wanted =
        enteredAt == null
            ? List.of()
            : List.of(new Asked.Want(new Run.Wanted("hello", 1, "a", enteredAt, 1), 1, PUBLISHED));
    Standing standing = standsSince == null ? null : new Standing("a", standsSince);
    tx(
        tx -> {
          ledger.note(
              new Asked("j", "ann", 1, 1, wanted, Map.of(), standing, null, isNew), NOON, tx);
          return wanted;
        });
  }

  private boolean judge(@Nullable Instant standsSince) {
    Standing standing = standsSince == null ? null : new Standing("a", standsSince);
    return tx(
        tx ->
            ledger.judge(
                wish -> Optional.of(new Situation(JOURNEY, PUBLISHED, ANN, standing)),
                NOON,
                10,
                tx));
  }

  private Wish wish() {
    return tx(tx -> new Wishes(tx).ofLearner("ann", null, null, 1).get(0));
  }

  private List<Entry.Decision> decisions() {
    return tx(tx -> new Entries(tx).of(wish(tx).key()).stream().map(Entry::decision).toList());
  }

  private List<Entry.Decision> decisions(int occurrence) {
    String key = LedgerKey.of("ann", "j", 1, "hello", occurrence);
    return tx(tx -> new Entries(tx).of(key).stream().map(Entry::decision).toList());
  }

  private static Wish wish(Handle tx) {
    return new Wishes(tx).ofLearner("ann", null, null, 1).get(0);
  }

  @Test
  void wishOfTheTimeBeforeTheVersion_isRefusedAtOnce() {
    Instant past = PUBLISHED.minusMillis(1);
    note(past);

    assertThat(wish().state()).isEqualTo(Wish.State.SUPPRESSED);
    assertThat(wish().gate()).isEqualTo(Published.NAME);
    assertThat(decisions()).containsExactly(Entry.Decision.SUPPRESSED);
    assertThat(judge(past)).isFalse();
    assertThat(decisions()).containsExactly(Entry.Decision.SUPPRESSED);
    assertThat(letterbox.accepted).isEmpty();
  }

  /** The gates are asked in their order. */
  @Test
  void wishOfTheTimeBeforeTheVersion_whereSheStandsNoMore_isRefusedForThat() {
    note(PUBLISHED.minusMillis(2), PUBLISHED.minusMillis(1), false);

    assertThat(wish().gate()).isEqualTo(StillValid.NAME);
    assertThat(decisions()).containsExactly(Entry.Decision.SUPPRESSED);
  }

  @Test
  void wishOfTheMomentOfPublication_waitsToBeJudged() {
    note(PUBLISHED);

    assertThat(wish().state()).isEqualTo(Wish.State.WANTED);
    assertThat(decisions()).isEmpty();
  }

  /** A statement put right later in the same backlog. */
  @Test
  void wishOfThePast_thatAProperEntryAsksForAfterAll_isJudgedAndSent() {
    Instant past = PUBLISHED.minusMillis(1);
    note(past);
    note(null);
    note(NOON, NOON, true);
    judge(NOON);

    assertThat(letterbox.accepted).containsExactly(wish().key());
    assertThat(decisions())
        .containsExactly(
            Entry.Decision.SUPPRESSED, Entry.Decision.WANTED_AGAIN, Entry.Decision.SENT);
  }

  @Test
  void wishOfThePast_whoseEntryMovedToAnotherTimeOfThePast_isNotAskedForAgain() {
    note(PUBLISHED.minusMillis(2));
    note(PUBLISHED.minusMillis(1));

    assertThat(wish().gate()).isEqualTo(Published.NAME);
    assertThat(wish().at()).isEqualTo(PUBLISHED.minusMillis(1));
    assertThat(decisions()).containsExactly(Entry.Decision.SUPPRESSED);
  }

  @Test
  void wishOfThePast_whoseEntryMovedAfterThePublication_isJudged() {
    note(PUBLISHED.minusMillis(1));
    note(NOON);

    assertThat(wish().state()).isEqualTo(Wish.State.WANTED);
    assertThat(wish().at()).isEqualTo(NOON);
  }

  @Test
  void runThatCameBack_asksForTheSameTouchpoint() {
    note(NOON);
    note(null);
    note(NOON, NOON, true);

    assertThat(wish().state()).isEqualTo(Wish.State.WANTED);
    assertThat(decisions()).containsExactly(Entry.Decision.WITHDRAWN, Entry.Decision.WANTED_AGAIN);
  }

  @Test
  void wish_revisedAwayBeforeItIsJudged_isWithdrawn() {
    note(NOON);
    note(null);

    assertThat(judge(null)).isFalse();
    assertThat(wish().state()).isEqualTo(Wish.State.WITHDRAWN);
    assertThat(letterbox.accepted).isEmpty();
  }

  @Test
  void wish_withdrawnAndAskedForAgain_isSentOnce() {
    note(NOON);
    note(null);
    note(NOON);
    judge(NOON);
    note(NOON);
    judge(NOON);

    assertThat(letterbox.accepted).containsExactly(wish().key());
    assertThat(decisions())
        .containsExactly(
            Entry.Decision.WITHDRAWN, Entry.Decision.WANTED_AGAIN, Entry.Decision.SENT);
  }

  @Test
  void wish_takenBackByItsChannel_isWithdrawn_andNeverHandedOverAgain() {
    letterbox.takesBack = true;
    note(NOON);
    judge(NOON);
    note(null);
    note(NOON);
    judge(NOON);

    assertThat(wish().state()).isEqualTo(Wish.State.WITHDRAWN);
    assertThat(letterbox.accepted).hasSize(1);
  }

  @Test
  void wish_sentAndRevisedAway_isFlaggedOnce_andUnflaggedWhenItIsBack() {
    note(NOON);
    judge(NOON);
    note(null);
    note(null);
    assertThat(wish().basisRevised()).isTrue();
    note(NOON);

    assertThat(wish().basisRevised()).isFalse();
    assertThat(decisions())
        .containsExactly(
            Entry.Decision.SENT, Entry.Decision.BASIS_REVISED, Entry.Decision.BASIS_RESTORED);
  }

  @Test
  void wish_ofAnEntryThatMoved_isJudgedByTheNewOne() {
    note(NOON.minusSeconds(60));
    note(NOON);
    judge(NOON);

    assertThat(letterbox.accepted).hasSize(1);
    assertThat(wish().at()).isEqualTo(NOON);
  }

  @Test
  void wish_withoutAChannel_isSuppressed() {
    note(NOON);
    tx(
        tx ->
            new Ledger(Map.of())
                .judge(
                    wish -> Optional.of(new Situation(JOURNEY, NOON, ANN, new Standing("a", NOON))),
                    NOON,
                    10,
                    tx));

    assertThat(wish().gate()).isEqualTo("channel");
  }

  /**
   * Two were asked for, the second was revised away, and now all up to an hour later is settled.
   */
  private void noteTwoAndSettleOne() {
    noteFrom(null, 2, NOON, hello(1, NOON.minusSeconds(60)), hello(2, NOON));
    judge(NOON);
    noteFrom(null, 1, NOON, hello(1, NOON.minusSeconds(60)));
    noteFrom(NOON.plusSeconds(3_600), 1, NOON);
  }

  /** A fold that goes on from a time says only what is asked for after it. */
  private void noteFrom(
      @Nullable Instant settled, int occurrences, Instant standsSince, Run.Wanted... wanted) {
    List<Asked.Want> wants =
        Stream.of(wanted).map(want -> new Asked.Want(want, 1, PUBLISHED)).toList();
    Map<String, Integer> counts = Map.of("hello", occurrences);
    Standing standing = new Standing("a", standsSince);
    tx(
        tx -> {
          ledger.note(
              new Asked("j", "ann", 1, 1, wants, counts, standing, settled, false), NOON, tx);
          return wants;
        });
  }

  private static Run.Wanted hello(int occurrence, Instant at) {
    return new Run.Wanted("hello", occurrence, "a", at, 1);
  }

  @Test
  void wish_revisedAwayUnsent_andAskedForAfterWhatIsSettled_isTheSameOne() {
    noteFrom(null, 2, NOON, hello(1, NOON.minusSeconds(60)), hello(2, NOON));
    noteFrom(null, 1, NOON, hello(1, NOON.minusSeconds(60)));
    Instant later = NOON.plusSeconds(7_200);

    noteFrom(NOON.plusSeconds(3_600), 2, later, hello(2, later));
    judge(later);

    assertThat(wish().at()).isEqualTo(later);
    assertThat(decisions())
        .containsExactly(
            Entry.Decision.WITHDRAWN, Entry.Decision.WANTED_AGAIN, Entry.Decision.SENT);
  }

  @Test
  void wish_revisedAwaySent_andAskedForAfterWhatIsSettled_isNotSentAgain() {
    noteTwoAndSettleOne();
    Instant later = NOON.plusSeconds(7_200);

    noteFrom(NOON.plusSeconds(3_600), 2, later, hello(2, later));
    judge(later);

    assertThat(letterbox.accepted).containsExactly(wish().key());
    assertThat(wish().at()).isEqualTo(later);
    assertThat(wish().basisRevised()).isFalse();
  }

  @Test
  void wish_revisedAwaySent_isNotRestoredByWhatIsSettledAtTheSameTime() {
    noteTwoAndSettleOne();

    assertThat(wish().basisRevised()).isTrue();
  }

  @Test
  void wish_revisedAwayUnsent_isNotWantedAgainByWhatIsSettledAtTheSameTime() {
    noteFrom(null, 2, NOON, hello(1, NOON), hello(2, NOON));
    noteFrom(null, 1, NOON, hello(1, NOON));
    noteFrom(NOON.plusSeconds(3_600), 1, NOON);
    judge(NOON);

    assertThat(decisions(2)).containsExactly(Entry.Decision.WITHDRAWN);
  }

  @Test
  void wish_refusedAndRevisedAway_isNotWantedAgainByWhatIsSettledAtTheSameTime() {
    noteFrom(null, 2, NOON, hello(1, NOON), hello(2, NOON));
    judge(NOON.plusSeconds(1)); // she moved on
    noteFrom(null, 1, NOON, hello(1, NOON)); // she did not, and one was asked for
    noteFrom(NOON.plusSeconds(3_600), 1, NOON);
    judge(NOON);

    assertThat(decisions(2)).containsExactly(Entry.Decision.SUPPRESSED);
  }

  @Test
  void wish_refusedBecauseSheMovedOn_isWantedAgainThoughSettled_whenSheStandsThereAgain() {
    noteFrom(null, 1, NOON, hello(1, NOON));
    judge(NOON.plusSeconds(1));
    assertThat(wish().gate()).isEqualTo(StillValid.NAME);

    noteFrom(NOON.plusSeconds(3_600), 1, NOON);
    judge(NOON);

    assertThat(letterbox.accepted).containsExactly(wish().key());
  }

  /** Keeps what it is handed. */
  private static final class Letterbox implements Channel {
    private final List<String> accepted = new ArrayList<>();
    private boolean takesBack;

    @Override
    public String name() {
      return "inbox";
    }

    @Override
    public void accept(List<Outgoing> outgoings, Handle tx) {
      outgoings.forEach(outgoing -> accepted.add(outgoing.wish().key()));
    }

    @Override
    public boolean retract(String key, Instant now, Handle tx) {
      return takesBack;
    }
  }
}
