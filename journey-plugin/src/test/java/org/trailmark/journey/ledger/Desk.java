package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.journey.learner.Learners;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.trace.RememberedContexts;

/** A ledger over a database of its own: what ways ask for is said by the test. */
final class Desk implements AutoCloseable {
  static final Instant PUBLISHED = Instant.parse("2026-01-01T00:00:00Z");

  /** What was handed to the inbox, in that order. */
  final List<Outgoing> said = new ArrayList<>();

  /** Whether the inbox takes back what it was handed. */
  boolean takesBack;

  private final Map<String, Journey> journeys;
  private final SqliteStorage storage;
  private final PluginDatabase database;
  private final Ledger ledger;
  private @Nullable Handle running;

  Desk(Path folder, Map<String, Journey> journeys) {
    this(folder, journeys, new NextBest());
  }

  Desk(Path folder, Map<String, Journey> journeys, Scorer scorer) {
    this.ledger = new Ledger(Map.of("inbox", new Letterbox()), scorer, new RememberedContexts<>());
    this.journeys = journeys;
    this.storage = MigratedStore.open(folder, () -> PUBLISHED);
    this.database = MigratedStore.journeys(storage);
  }

  @Override
  public void close() {
    storage.close();
  }

  /** Runs work in a transaction: its own, or the one that is under way. */
  <T> T tx(Function<Handle, T> work) {
    return running == null ? database.write(c -> work.apply(Handles.over(c))) : work.apply(running);
  }

  /** Does much in one transaction: each by itself is forced to disk. */
  void inOneTransaction(Runnable work) {
    tx(
        tx -> {
          running = tx;
          try {
            work.run();
          } finally {
            running = null;
          }
          return tx;
        });
  }

  /** An agent that is a learner of her own; gives the id of both. */
  String know(String who) {
    return tx(
        tx -> new Learners(tx).know("mbox:mailto:%s@example.org".formatted(who), null).learner());
  }

  /** Makes an agent belong to a learner; its own id takes that back. */
  void link(String agent, String learner) {
    tx(tx -> tx.execute("UPDATE agent SET learner = ? WHERE id = ?", learner, agent));
  }

  /** All that a run asks for; each is wanted on the step {@code a}. */
  void asks(String journey, String learner, int run, Instant now, Run.Wanted... wanted) {
    tx(
        tx -> {
          List<Asked.Want> wants =
              Stream.of(wanted).map(want -> new Asked.Want(want, 1, Instant.EPOCH)).toList();
          ledger.note(
              new Asked(journey, learner, run, 1, wants, Map.of(), null, null, false), now, tx);
          return run;
        });
  }

  static Run.Wanted wanted(String touchpoint, int occurrence, Instant at) {
    return new Run.Wanted(touchpoint, occurrence, "a", at, 1);
  }

  /** Judges all that waits; each wish finds its learner standing where it was wanted. */
  void judge(Instant now) {
    boolean more = true;
    while (more) {
      more = tx(tx -> ledger.judge(wish -> situation(wish, tx), now, 3, tx));
    }
  }

  /** The clock was ahead of this. */
  void reconsider(Instant now) {
    tx(
        tx -> {
          ledger.reconsider(now, tx);
          return tx;
        });
  }

  /** She says whether she agrees to everything. */
  void consents(String learner, boolean granted, Instant at, Instant now) {
    tx(
        tx -> {
          new Consents(tx)
              .record(learner, ConsentScope.EVERYTHING, granted, at, "admin", null, now);
          return tx;
        });
  }

  List<Consent> consentsNow(String learner) {
    return tx(tx -> new Consents(tx).now(learner));
  }

  private Optional<Situation> situation(Wish wish, Handle tx) {
    Learners learners = new Learners(tx);
    return learners.exists(wish.learner())
        ? Optional.of(
            new Situation(
                requireNonNull(journeys.get(wish.journey())),
                PUBLISHED,
                learners.get(wish.learner()),
                new Standing("a", wish.at())))
        : Optional.empty();
  }

  Optional<Instant> nextRelease() {
    return tx(ledger::nextRelease);
  }

  List<Wish> wishes(String learner) {
    return tx(tx -> new Wishes(tx).ofLearner(learner, null, null, 1000));
  }

  Entry lastEntry(String key) {
    return tx(tx -> new Entries(tx).of(key).stream().reduce((a, b) -> b).orElseThrow());
  }

  private final class Letterbox implements Channel {
    @Override
    public String name() {
      return "inbox";
    }

    @Override
    public void accept(List<Outgoing> outgoings, Handle tx) {
      said.addAll(outgoings);
    }

    @Override
    public boolean retract(String key, Instant now, Handle tx) {
      return takesBack;
    }
  }
}
