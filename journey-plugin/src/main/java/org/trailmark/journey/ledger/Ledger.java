package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.journey.ledger.Entry.Decision;
import org.trailmark.lrs.trace.RememberedContexts;
import org.trailmark.lrs.trace.SpanContext;

/** Decides about touchpoints and remembers why. Without state of its own; safe on any thread. */
public final class Ledger {
  private static final String POSITION = "position";

  /** How many held ones are let go in one transaction. */
  private static final int RELEASED = 1_000;

  private final Map<String, Channel> channels;
  private final Scorer scorer;
  private final RememberedContexts<String> causes;

  /**
   * @param channels by name: what definitions may name
   */
  public Ledger(Map<String, Channel> channels) {
    this(channels, new NextBest(), new RememberedContexts<>());
  }

  /**
   * @param channels by name: what definitions may name
   * @param scorer ranks what competes
   * @param causes of touchpoints, by their keys: of a decision the fold, of a delivery the decision
   */
  public Ledger(Map<String, Channel> channels, Scorer scorer, RememberedContexts<String> causes) {
    this.channels = Map.copyOf(channels);
    this.scorer = requireNonNull(scorer, "scorer");
    this.causes = causes;
  }

  /**
   * Takes what a run asks for after a fold: what is new waits to be judged, or is refused where it
   * belongs to the time before its version was published; what is asked for no more is withdrawn,
   * or flagged where it went out already.
   */
  public void note(Asked asked, Instant now, Handle tx) {
    note(List.of(asked), now, tx);
  }

  /** Takes what runs ask for after folds. */
  public void note(List<Asked> runs, Instant now, Handle tx) {
    Wishes wishes = new Wishes(tx);
    Map<Asked.Of, List<Wish>> stored =
        wishes.ofRuns(runs.stream().filter(run -> !run.isNew()).toList());
    List<Unknown> unknown = new ArrayList<>();
    for (Asked asked : runs) {
      note(asked, stored.getOrDefault(asked.of(), List.of()), unknown, now, tx);
    }
    List<Wish> added = refusedWherePast(withoutRevisedAway(unknown, now, tx), now, tx);
    wishes.add(added);
    SpanContext cause = SpanContext.current();
    for (Wish wish : added) {
      if (wish.state() == Wish.State.WANTED) {
        causes.put(wish.key(), cause);
      } else {
        Judge.tell(wish, cause.begin(Judge.SPAN));
      }
    }
  }

  /** What a run asks for, and did not when it was folded before. */
  private record Unknown(Wish wish, Asked.Want want, Asked asked) {}

  private void note(Asked asked, List<Wish> stored, List<Unknown> unknown, Instant now, Handle tx) {
    Map<String, Wish> known = new HashMap<>();
    stored.forEach(wish -> known.put(wish.key(), wish));
    for (Asked.Want wanted : asked.wanted()) {
      Wish fresh = wish(asked, wanted);
      Wish old = known.remove(fresh.key());
      if (old == null) {
        unknown.add(new Unknown(fresh, wanted, asked));
      } else {
        stillAsked(old, fresh, asked.standing(), wanted.publishedAt(), now, tx);
      }
    }
    for (Wish untold : known.values()) {
      if (!asked.isSettled(untold.at())) {
        noLongerAsked(untold, now, tx);
      } else if (asked.asksFor(untold)) { // and was not revised away before it was settled
        stillAsked(untold, untold, asked.standing(), null, now, tx);
      }
    }
  }

  /**
   * What was asked for once and revised away keeps the time of then. That may be settled by now,
   * and the same occurrence be asked for at a later time: it is still the same touchpoint.
   */
  private static List<Unknown> withoutRevisedAway(List<Unknown> unknown, Instant now, Handle tx) {
    Map<String, Wish> revisedAway =
        new Wishes(tx)
            .ofKeys(
                unknown.stream()
                    .filter(one -> one.asked().isNew() || one.asked().settledTo() != null)
                    .map(one -> one.wish().key()) // of the others all was read
                    .toList());
    List<Unknown> added = new ArrayList<>();
    for (Unknown one : unknown) {
      Wish old = revisedAway.get(one.wish().key());
      if (old == null) {
        added.add(one);
      } else {
        stillAsked(old, one.wish(), one.asked().standing(), one.want().publishedAt(), now, tx);
      }
    }
    return added;
  }

  /**
   * What belongs to the time before its version was published is not sent. So it does not wait to
   * be judged, which under a new version would be all that anybody ever met: the first two gates
   * say why.
   */
  private static List<Wish> refusedWherePast(List<Unknown> added, Instant now, Handle tx) {
    List<Wish> wishes = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (Unknown one : added) {
      Wish wish = one.wish();
      Optional<Answer.Refusal> past = Published.refusal(wish, one.want().publishedAt());
      if (past.isEmpty()) {
        wishes.add(wish);
        continue;
      }
      Optional<Answer.Refusal> left = StillValid.refusal(wish, one.asked().standing());
      String gate = left.isPresent() ? StillValid.NAME : Published.NAME;
      Answer.Refusal why = left.orElseGet(past::get);
      wishes.add(wish.decided(Wish.State.SUPPRESSED, gate, null, null));
      keys.add(wish.key());
      entries.add(new Entry(now, Decision.SUPPRESSED, gate, why.reason(), why.numbers()));
    }
    new Entries(tx).append(keys, entries);
    return wishes;
  }

  /**
   * It was asked for before, and is again.
   *
   * @param publishedAt when what asks for it now was published; null: it asks for what it did
   */
  private static void stillAsked(
      Wish old,
      Wish fresh,
      @Nullable Standing standing,
      @Nullable Instant publishedAt,
      Instant now,
      Handle tx) {
    Wishes wishes = new Wishes(tx);
    if (old.publication() != fresh.publication()
        || !old.step().equals(fresh.step())
        || !old.at().equals(fresh.at())) {
      wishes.moveBasis(old.key(), fresh.publication(), fresh.step(), fresh.at());
      if (old.sentAt() != null) {
        new Sends(tx).isFor(old.key(), fresh.at());
      }
    }
    boolean again =
        switch (old.state()) {
          case WITHDRAWN -> old.sentAt() == null;
          case SUPPRESSED -> isRevisable(old, fresh, publishedAt) && fresh.asksNow(standing);
          case WANTED, HELD, SENT -> false;
        };
    if (again) {
      wishes.toWanted(old.key());
      append(tx, old.key(), now, Decision.WANTED_AGAIN, "Her way asks for it again.");
    }
    if (old.basisRevised()) {
      wishes.setBasisRevised(old.key(), false);
      append(tx, old.key(), now, Decision.BASIS_RESTORED, "Her way asks for it after all.");
    }
  }

  /** Whether what refused it does not hold any more, as far as her way decides. */
  private static boolean isRevisable(Wish refused, Wish fresh, @Nullable Instant publishedAt) {
    return StillValid.NAME.equals(refused.gate())
        || (Published.NAME.equals(refused.gate())
            && publishedAt != null
            && Published.refusal(fresh, publishedAt).isEmpty());
  }

  private void noLongerAsked(Wish gone, Instant now, Handle tx) {
    Wishes wishes = new Wishes(tx);
    if (gone.state() == Wish.State.WANTED || gone.state() == Wish.State.HELD) {
      wishes.toWithdrawn(gone.key());
      append(tx, gone.key(), now, Decision.WITHDRAWN, "Its reason was revised away.");
    } else if (gone.state() == Wish.State.SENT && !gone.basisRevised()) {
      boolean nothingWentOut = true;
      for (Channel channel : channels.values()) {
        nothingWentOut &= channel.retract(gone.key(), now, tx);
      }
      if (nothingWentOut) {
        wishes.toWithdrawn(gone.key());
        new Sends(tx).takeBack(gone.key());
        append(
            tx,
            gone.key(),
            now,
            Decision.WITHDRAWN,
            "Its reason was revised away before any receiver was called.");
      } else {
        wishes.setBasisRevised(gone.key(), true);
        append(
            tx,
            gone.key(),
            now,
            Decision.BASIS_REVISED,
            "Its reason was revised away after it had been sent.");
      }
    }
  }

  /**
   * Judges what waits, oldest first; what was held until now is judged again with it, from the
   * first gate. Called when every statement that was stored is handled: so nothing is said that the
   * next statement of a backlog would make untrue.
   *
   * @param max how many at most
   * @return whether there is more to do at once
   */
  public boolean judge(Situation.Source situations, Instant now, int max, Handle tx) {
    Wishes wishes = new Wishes(tx);
    if (wishes.release(now, RELEASED) == RELEASED) {
      return true; // first all that is released together, so that the oldest is judged first
    }
    List<Wish> waiting = wishes.waiting(max);
    List<Wish> together = withRivals(waiting, situations, wishes);
    Judge judge = new Judge(tx, now, Dossiers.of(together, tx), channels, scorer, causes);
    for (Wish wish : waiting) {
      if (judge.hasDecided(wish)) {
        continue;
      }
      Optional<Situation> situation = situations.of(wish);
      if (situation.isEmpty()) {
        wishes.toWithdrawn(wish.key());
        append(tx, wish.key(), now, Decision.WITHDRAWN, "Her identities belong to another now.");
      } else if (competes(situation.get())) {
        judge.arbitrate(competing(wish.learner(), together, situations));
      } else {
        judge.judge(wish, situation.get());
      }
    }
    judge.write();
    return waiting.size() == max;
  }

  /**
   * These, and what else waits for learners who have one that competes: also what is beyond the
   * number of a call, so that the best wins and not the oldest. Their situations are looked up.
   */
  private static List<Wish> withRivals(
      List<Wish> waiting, Situation.Source situations, Wishes wishes) {
    situations.expect(waiting);
    Set<String> contested = new LinkedHashSet<>();
    Map<String, Wish> together = new LinkedHashMap<>();
    for (Wish wish : waiting) {
      together.put(wish.key(), wish);
      if (situations.of(wish).filter(Ledger::competes).isPresent()) {
        contested.add(wish.learner());
      }
    }
    if (contested.isEmpty()) {
      return waiting;
    }
    for (String learner : contested) {
      wishes.waitingOf(learner).forEach(rival -> together.putIfAbsent(rival.key(), rival));
    }
    List<Wish> all = List.copyOf(together.values());
    situations.expect(all);
    return all;
  }

  /** All that waits for her and competes, oldest first. */
  private static Map<Wish, Situation> competing(
      String learner, List<Wish> together, Situation.Source situations) {
    Map<Wish, Situation> hers = new LinkedHashMap<>();
    for (Wish wish : together) {
      if (wish.learner().equals(learner)) {
        situations
            .of(wish)
            .filter(Ledger::competes)
            .ifPresent(situation -> hers.put(wish, situation));
      }
    }
    return hers;
  }

  private static boolean competes(Situation situation) {
    return situation.journey().contact().arbitration() != null;
  }

  /**
   * Lets go what was held by a clock that was ahead, to be judged again: until when it was to wait
   * was reckoned from there.
   */
  public void reconsider(Instant now, Handle tx) {
    new Wishes(tx).releaseHeldAfter(now);
  }

  /** When the next of what is held is to be judged again; empty: nothing is held. */
  public Optional<Instant> nextRelease(Handle tx) {
    return new Wishes(tx).nextRelease();
  }

  private static Wish wish(Asked asked, Asked.Want want) {
    Run.Wanted wanted = want.wanted();
    String key =
        LedgerKey.of(
            asked.learner(),
            asked.journey(),
            asked.number(),
            wanted.touchpoint(),
            wanted.occurrence());
    return new Wish(
        key,
        asked.learner(),
        asked.journey(),
        asked.number(),
        wanted.touchpoint(),
        wanted.occurrence(),
        want.publication(),
        wanted.step(),
        wanted.at(),
        Wish.State.WANTED,
        null,
        null,
        null,
        false);
  }

  private static void append(Handle tx, String key, Instant now, Decision decision, String reason) {
    new Entries(tx).append(key, new Entry(now, decision, POSITION, reason, Map.of()));
  }
}
