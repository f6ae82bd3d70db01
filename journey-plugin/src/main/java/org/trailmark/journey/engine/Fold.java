package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.trailmark.journey.definition.Journey;

/**
 * Where a learner stands, and how she came there: a pure function of the definition, of what is
 * known of her, and of how far time has come. The same evidence gives the same run, in whatever
 * order it arrived and however often.
 *
 * <p><b>Moments.</b> Her evidence in {@linkplain Evidence#EVENT_ORDER event order}, the times since
 * which she is on a roster that the journey names, and the timers that come due are moments, one
 * after another. At one time rosters come first, then statements, then timers: a statement at the
 * deadline beats the timer.
 *
 * <p><b>Entry.</b> She enters at the first moment at which the entry condition holds over all that
 * was so far, and stands on the first step. This version gives her one run; after an exit nothing
 * changes any more.
 *
 * <p><b>A moment.</b> First the exits' conditions are judged, in the order of the text; then the
 * rules of the step, and the first that holds leads on. The step that is entered is judged at the
 * same moment, so a step that has nothing to wait for is passed at once; but no moment brings her
 * to a step on which she already stood in it, and a rule that would is passed over. (A rule may
 * lead to its own step, once in a moment.)
 *
 * <p><b>Conditions.</b> A {@code match} on a step is true once a matching statement has come since
 * the step was entered, the one that led there not counted. In an exit it is true once one has come
 * in this run, the one that began the run counted: whoever enters by saying no has said no. A
 * {@code count} looks at the whole run, its first statement too, and stays true once it was.
 *
 * <p><b>Timers.</b> {@code after} runs since the entry into the step, {@code idle} since the last
 * statement that any match of the journey meets, or that entry if it is later. The earliest fires;
 * at one time {@code after} before {@code idle}, then in the order of the text.
 *
 * <p>Time is linear in the evidence: nothing is looked at twice.
 */
public final class Fold {

  private Fold() {}

  /**
   * Folds.
   *
   * @param evidence what her statements mean to this journey, in any order; a statement that comes
   *     twice counts once; voided ones are left out by the caller
   * @param rosters since when she is a member, event time, by roster name; a time in the future is
   *     left out by the caller
   * @param zone her time zone, for spans in days or longer
   * @param horizon how far time has come for timers: now less grace. Timers due by then fire.
   *     Evidence and rosters after it are taken all the same, for statements act at once; a timer
   *     that fell due in between is then still open, and {@link Run#nextDue()} names it
   * @return her run; empty while she has not entered
   */
  public static Optional<Run> fold(
      Journey journey,
      Collection<Evidence> evidence,
      Map<String, Instant> rosters,
      ZoneId zone,
      Instant horizon) {
    Walk walk = new Walk(journey, rosters, zone, horizon);
    Deque<Instant> joined = joinings(journey, rosters);
    for (Evidence next : inOrder(evidence)) {
      while (!joined.isEmpty() && !joined.getFirst().isAfter(next.at())) {
        walk.joinedRoster(joined.removeFirst());
      }
      walk.statement(next);
    }
    joined.forEach(walk::joinedRoster);
    return walk.run();
  }

  private static List<Evidence> inOrder(Collection<Evidence> evidence) {
    Set<UUID> known = new HashSet<>();
    return evidence.stream()
        .sorted(Evidence.EVENT_ORDER)
        .filter(e -> known.add(e.statementId()))
        .toList();
  }

  /** The times at which she came onto a roster that matters, each once, in order. */
  private static Deque<Instant> joinings(Journey journey, Map<String, Instant> rosters) {
    TreeSet<Instant> times = new TreeSet<>();
    for (String name : journey.rosters()) {
      Instant since = rosters.get(name);
      if (since != null) {
        times.add(since);
      }
    }
    return new ArrayDeque<>(times);
  }
}
