package org.trailmark.journey.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Reentry;

/**
 * One learner's runs, one after another: waits for the entry, sends her on her {@link Trip}, and
 * where she may come again waits for the next entry. Takes moments in event order.
 */
final class Walk {
  private final Journey journey;
  private final Surroundings around;
  private final Window window;

  /** The number of the first run less one. */
  private final int numberedFrom;

  private final Saved.@Nullable Earlier earlier;
  private final List<Trip> trips = new ArrayList<>();
  private int begun;

  /** What the entry looks at; null: nothing was heard of her yet, or it is not waited for. */
  private @Nullable Recall entry;

  private boolean onTheWay;
  private boolean closed;

  /** Runs that are told of elsewhere. */
  private int goneBefore;

  private @Nullable Instant entryFrom;
  private @Nullable Instant leftAt;
  private @Nullable Instant nextEntry;

  /**
   * She begins.
   *
   * @param earlier what became of her on older versions; null: she was on none
   */
  Walk(
      Journey journey,
      Surroundings around,
      Window window,
      int numberedFrom,
      Saved.@Nullable Earlier earlier) {
    this.journey = journey;
    this.around = around;
    this.window = window;
    this.numberedFrom = numberedFrom;
    this.earlier = earlier;
    if (earlier != null) {
      goOnFrom(earlier);
    }
  }

  /** She goes on where an earlier fold saved itself, at a time. */
  Walk(
      Journey journey,
      Surroundings around,
      Window window,
      int numberedFrom,
      Saved.Walked saved,
      Instant at) {
    this.journey = journey;
    this.around = around;
    this.window = window;
    this.numberedFrom = numberedFrom;
    this.earlier = saved.earlier();
    this.begun = saved.runs();
    this.entryFrom = saved.entryFrom();
    this.leftAt = saved.leftAt();
    this.closed = saved.closed();
    if (saved.trip() != null) {
      boolean comes = window.from() != null && at.isBefore(window.from());
      trips.add(new Trip(journey, around, saved.trip(), comes ? window.from() : null, at));
      onTheWay = !saved.trip().position().exit();
    }
    if (saved.entry() != null) {
      entry = recall(entryFrom == null ? Instant.EPOCH : entryFrom, saved.entry());
    }
  }

  private void goOnFrom(Saved.Earlier older) {
    begun = older.runs();
    goneBefore = older.runs();
    if (older.open() != null) {
      trips.add(new Trip(journey, around, older.open(), window.from(), null));
      goneBefore--;
      onTheWay = true;
    } else if (older.leftAt() != null) {
      waitAgain(older.leftAt());
    } else {
      closed = true; // she finishes on the version on which she began
    }
  }

  private Recall recall(Instant since, Map<String, Kept> kept) {
    return new Recall(journey.entry().leaves(), around.zone(), since, kept, null);
  }

  /** Whether she is on the way. */
  boolean isOpen() {
    return onTheWay;
  }

  private @Nullable Trip trip() {
    return trips.isEmpty() ? null : trips.get(trips.size() - 1);
  }

  /** She is on one more roster since {@code at}. */
  void joinedRoster(Instant at) {
    timersBefore(at);
    Trip trip = trip();
    if (trip != null && onTheWay) {
      trip.joinedRoster(at);
      leave();
    } else if (isAwaitedAt(at)) {
      enterIfDue(at, null);
    }
  }

  /** One of her statements. */
  void statement(Evidence evidence) {
    timersBefore(evidence.at());
    Trip trip = trip();
    if (trip != null && onTheWay) {
      trip.statement(evidence);
      leave();
    } else if (isAwaitedAt(evidence.at())) {
      waiting(evidence.at()).take(evidence);
      enterIfDue(evidence.at(), evidence);
    }
  }

  /** Whether what happens now is to be remembered for the entry. */
  private boolean isAwaitedAt(Instant at) {
    boolean again = leftAt != null;
    return !closed
        && (!again || journey.reentry().afterExit())
        && (entryFrom == null || !at.isBefore(entryFrom))
        && (window.until() == null || at.isBefore(window.until()));
  }

  private Recall waiting(Instant at) {
    if (entry == null) {
      entry = recall(at, Map.of());
    }
    return entry;
  }

  private void enterIfDue(Instant at, @Nullable Evidence evidence) {
    Recall waited = waiting(at); // from now on, also where nobody is let in yet
    if (window.from() != null && at.isBefore(window.from())) {
      return;
    }
    Proof proof = waited.judge(journey.entry(), newMembersAt(at));
    if (proof != null) {
      begun++;
      entry = null;
      onTheWay = true;
      trips.add(new Trip(journey, around, numberedFrom + begun, at, evidence, proof));
      leave();
    }
  }

  /** What let her in once does not let her in again: rosters on which she already was. */
  private Predicate<String> newMembersAt(Instant at) {
    Instant left = leftAt;
    Predicate<String> members = around.membersAt(at);
    return left == null
        ? members
        : name ->
            members.test(name) && around.rosters().getOrDefault(name, Instant.MIN).isAfter(left);
  }

  /** Where the trip has come to its end, waits for the next. */
  private void leave() {
    Trip trip = trip();
    Instant left = trip == null ? null : trip.leftAt();
    if (!onTheWay || left == null) {
      return;
    }
    onTheWay = false;
    waitAgain(left);
  }

  private void waitAgain(Instant left) {
    leftAt = left;
    Reentry reentry = journey.reentry();
    Instant rested =
        reentry.cooldown() == null ? left : reentry.cooldown().after(left, around.zone());
    Instant from = window.from();
    entryFrom = from != null && from.isAfter(rested) ? from : rested;
    if (reentry.afterExit()) {
      entry = recall(entryFrom, Map.of());
    }
  }

  /** Fires what is due before {@code next} and by the horizon. */
  private void timersBefore(Instant next) {
    while (true) {
      Trip trip = trip();
      if (trip != null && onTheWay) {
        trip.fireTimers(next);
        leave();
        if (onTheWay) {
          return;
        }
      }
      Recall waiting = entry;
      Instant due = waiting == null ? null : waiting.nextDue();
      if (waiting == null || due == null || !due.isBefore(next)) {
        return;
      }
      if (due.isAfter(around.horizon())) {
        if (window.until() == null || due.isBefore(window.until())) {
          nextEntry = nextEntry == null || due.isBefore(nextEntry) ? due : nextEntry;
        }
        return;
      }
      waiting.fallDue(due);
      if (isAwaitedAt(due)) {
        enterIfDue(due, null);
      }
    }
  }

  /** Whether at this time her run has a timer that has not fired. */
  boolean isDueAt(Instant at) {
    Trip trip = trip();
    return trip != null && onTheWay && trip.isDueAt(at);
  }

  /** No more comes: what is due by the horizon fires. */
  void end() {
    timersBefore(Instant.MAX);
  }

  List<Run> runs() {
    return trips.stream().map(Trip::run).toList();
  }

  /** How many runs were over before {@link #runs()}. */
  int before() {
    return begun - trips.size() - goneBefore;
  }

  @Nullable Instant nextEntry() {
    return nextEntry;
  }

  /** What became of her, for the next version; null: she was on none so far. */
  Saved.@Nullable Earlier handOn() {
    Trip trip = trip();
    if (closed || begun == 0) {
      return earlier;
    }
    return onTheWay && trip != null
        ? new Saved.Earlier(begun, null, trip.handOn())
        : new Saved.Earlier(begun, leftAt, null);
  }

  Saved.Walked save() {
    Trip trip = trip();
    return new Saved.Walked(
        earlier,
        begun,
        entry == null ? null : entry.keep(),
        entryFrom,
        leftAt,
        closed,
        trip == null ? null : trip.save());
  }
}
