package org.trailmark.journey.ledger;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.ledger.Entry.Decision;

/** Decides about touchpoints and remembers why. Without state of its own; safe on any thread. */
public final class Ledger {
  private static final String POSITION = "position";
  private static final String CHANNEL = "channel";

  private final Map<String, Channel> channels;

  /**
   * @param channels by name: what definitions may name
   */
  public Ledger(Map<String, Channel> channels) {
    this.channels = Map.copyOf(channels);
  }

  /**
   * Takes what a run asks for after a fold: what is new waits to be judged; what is asked for no
   * more is withdrawn, or flagged where it went out already.
   */
  public void note(Asked asked, Instant now, Handle tx) {
    Wishes wishes = new Wishes(tx);
    Map<String, Wish> known = new HashMap<>();
    for (Wish wish : wishes.ofRun(asked)) {
      if (asked.settledTo() == null || wish.at().isAfter(asked.settledTo())) {
        known.put(wish.key(), wish);
      } else {
        stillAsked(wish, wish, asked.standing(), now, tx);
      }
    }
    for (Asked.Want wanted : asked.wanted()) {
      Wish fresh = wish(asked, wanted);
      Wish old = known.remove(fresh.key());
      if (old == null) {
        wishes.add(fresh);
      } else {
        stillAsked(old, fresh, asked.standing(), now, tx);
      }
    }
    known.values().forEach(gone -> noLongerAsked(gone, now, tx));
  }

  private static void stillAsked(
      Wish old, Wish fresh, @Nullable Standing standing, Instant now, Handle tx) {
    Wishes wishes = new Wishes(tx);
    if (old.publication() != fresh.publication()
        || !old.step().equals(fresh.step())
        || !old.at().equals(fresh.at())) {
      wishes.moveBasis(old.key(), fresh.publication(), fresh.step(), fresh.at());
    }
    boolean again =
        switch (old.state()) {
          case WITHDRAWN -> old.sentAt() == null;
          case SUPPRESSED -> StillValid.NAME.equals(old.gate()) && fresh.asksNow(standing);
          case WANTED, SENT -> false;
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

  private void noLongerAsked(Wish gone, Instant now, Handle tx) {
    Wishes wishes = new Wishes(tx);
    if (gone.state() == Wish.State.WANTED) {
      wishes.toWithdrawn(gone.key());
      append(tx, gone.key(), now, Decision.WITHDRAWN, "Its reason was revised away.");
    } else if (gone.state() == Wish.State.SENT && !gone.basisRevised()) {
      boolean nothingWentOut = true;
      for (Channel channel : channels.values()) {
        nothingWentOut &= channel.retract(gone.key(), now, tx);
      }
      if (nothingWentOut) {
        wishes.toWithdrawn(gone.key());
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
   * Judges what waits, oldest first. Called when every statement that was stored is handled: so
   * nothing is said that the next statement of a backlog would make untrue.
   *
   * @param max how many at most
   * @return how many were judged
   */
  public int judge(Situation.Source situations, Instant now, int max, Handle tx) {
    Wishes wishes = new Wishes(tx);
    List<Wish> waiting = wishes.waiting(max);
    for (Wish wish : waiting) {
      judge(
          new Candidate(
              wish,
              situations.of(wish),
              now,
              wishes.lastSent(wish).orElse(null),
              wishes.sentInRun(wish)),
          tx);
    }
    return waiting.size();
  }

  private void judge(Candidate candidate, Handle tx) {
    String key = candidate.wish().key();
    for (Gate gate : Gate.IN_ORDER) {
      Optional<Gate.Refusal> refusal = gate.judge(candidate);
      if (refusal.isPresent()) {
        suppress(key, gate.name(), refusal.get(), candidate.now(), tx);
        return;
      }
    }
    List<String> missing = new ArrayList<>();
    List<Channel> open = new ArrayList<>();
    for (String name : candidate.touchpoint().channels()) {
      Channel channel = channels.get(name);
      if (channel == null) {
        missing.add(name);
      } else {
        open.add(channel);
      }
    }
    if (open.isEmpty()) {
      suppress(
          key,
          CHANNEL,
          new Gate.Refusal(
              "None of its channels is configured now.",
              Map.of("channels", String.join(", ", missing))),
          candidate.now(),
          tx);
    } else {
      send(candidate, open, missing, tx);
    }
  }

  private static void suppress(
      String key, String gate, Gate.Refusal refusal, Instant now, Handle tx) {
    new Wishes(tx).toSuppressed(key, gate);
    new Entries(tx)
        .append(
            key, new Entry(now, Decision.SUPPRESSED, gate, refusal.reason(), refusal.numbers()));
  }

  private static void send(
      Candidate candidate, List<Channel> open, List<String> missing, Handle tx) {
    Outgoing outgoing =
        new Outgoing(
            candidate.wish(),
            candidate.situation().journey(),
            candidate.touchpoint(),
            candidate.situation().learner(),
            candidate.expiresAt(),
            candidate.now());
    String names = open.stream().map(Channel::name).collect(joining(", "));
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("channels", names);
    if (!missing.isEmpty()) {
      numbers.put("notConfigured", String.join(", ", missing));
    }
    String key = candidate.wish().key();
    new Wishes(tx).toSent(key, candidate.now());
    new Entries(tx)
        .append(
            key,
            new Entry(
                candidate.now(),
                Decision.SENT,
                CHANNEL,
                "It passed every gate and was handed to " + names + ".",
                numbers));
    open.forEach(channel -> channel.accept(outgoing, tx));
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
        false);
  }

  private static void append(Handle tx, String key, Instant now, Decision decision, String reason) {
    new Entries(tx).append(key, new Entry(now, decision, POSITION, reason, Map.of()));
  }
}
