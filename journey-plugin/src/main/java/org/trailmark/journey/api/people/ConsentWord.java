package org.trailmark.journey.api.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.ledger.ConsentScope;
import org.trailmark.journey.ledger.Consents;
import org.trailmark.lrs.problem.Fault;

/**
 * What somebody said, as it comes in.
 *
 * @param at when she said so; null: now
 * @param by who writes it down
 */
record ConsentWord(
    ConsentScope scope, boolean granted, @Nullable Instant at, String by, @Nullable String reason) {

  /** Writes it down; what is said to lie in the future holds from now. */
  void record(String learner, Instant now, Consents consents) {
    Instant said = at == null || at.isAfter(now) ? now : at;
    consents.record(learner, scope, granted, said, by, reason, now);
  }

  /**
   * Reads its parts, each as it was written.
   *
   * @param place JSON pointer of what holds them
   * @param line 0 in JSON
   * @return null where a fault was noted
   */
  static @Nullable ConsentWord read(
      @Nullable String scope,
      @Nullable String state,
      @Nullable String at,
      @Nullable String by,
      @Nullable String reason,
      String place,
      int line,
      List<Fault> faults) {
    int before = faults.size();
    ConsentScope read = ConsentScope.EVERYTHING;
    try {
      read = scope == null ? read : ConsentScope.parse(scope);
    } catch (IllegalArgumentException e) {
      faults.add(Fault.inDocument(place + "/scope", line, String.valueOf(e.getMessage())));
    }
    if (!"granted".equals(state) && !"withdrawn".equals(state)) {
      faults.add(Fault.inDocument(place + "/state", line, "granted or withdrawn, not " + state));
    }
    Instant said = RosterTime.read(at, place + "/at", line, faults);
    return faults.size() > before
        ? null
        : new ConsentWord(read, "granted".equals(state), said, by == null ? "admin" : by, reason);
  }
}
