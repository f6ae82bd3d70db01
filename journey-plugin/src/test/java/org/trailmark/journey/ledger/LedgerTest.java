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
    database =
        storage.pluginDatabase(
            "journey", Optional.of("db/journey"), LedgerTest.class.getClassLoader());
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
    List<Asked.Want> wanted =
        enteredAt == null
            ? List.of()
            : List.of(new Asked.Want(new Run.Wanted("hello", 1, "a", enteredAt, 1), 1));
    Standing standing = enteredAt == null ? null : new Standing("a", enteredAt);
    tx(
        tx -> {
          ledger.note(new Asked("j", "ann", 1, 1, wanted, standing, null), NOON, tx);
          return wanted;
        });
  }

  private boolean judge(@Nullable Instant standsSince) {
    Standing standing = standsSince == null ? null : new Standing("a", standsSince);
    return tx(
        tx ->
            ledger.judge(
                wish ->
                    Optional.of(
                        new Situation(JOURNEY, NOON.minus(Duration.ofDays(1)), ANN, standing)),
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

  private static Wish wish(Handle tx) {
    return new Wishes(tx).ofLearner("ann", null, null, 1).get(0);
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
