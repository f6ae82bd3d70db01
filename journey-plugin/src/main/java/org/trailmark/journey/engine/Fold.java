package org.trailmark.journey.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Reentry;

/**
 * Where a learner stands, and how she came there: a pure function of the definition, of what is
 * known of her, and of how far time has come. The same evidence gives the same run, in whatever
 * order it arrived and however often.
 *
 * <p><b>Moments.</b> Her evidence in {@linkplain Evidence#EVENT_ORDER event order}, the times since
 * which she is on a roster that the journey names, and the timers that come due are moments, one
 * after another. At one time rosters come first, then statements, then what has been absent for
 * long enough, then timers: a statement at the deadline beats the timer.
 *
 * <p><b>Entry.</b> She enters at the first moment at which the entry condition holds over all that
 * was so far, and stands on the first step. After an exit nothing changes any more, unless the
 * journey lets her come again: then the entry is waited for anew, once the cooldown is over, and
 * only what happens from then on leads in. Where a run is of a registration, each has a row of runs
 * of its own.
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
 * {@code count}, a {@code sequence} and what is measured look at the whole run, its first statement
 * too. An {@code absent} runs since the entry into the step, or in an exit into the run.
 *
 * <p><b>Timers.</b> {@code after} runs since the entry into the step, {@code idle} since the last
 * statement that any match of the journey meets, or that entry if it is later. The earliest fires;
 * at one time {@code after} before {@code idle}, then in the order of the text. What is absent is a
 * timer too.
 *
 * <p>Time is linear in the evidence: nothing is looked at twice.
 */
public final class Fold {
  /** How many statements lie between two places at which a later fold may begin. */
  static final int SAVED_EVERY = 128;

  private final Journey journey;
  private final Surroundings around;
  private final Window window;
  private final int savedEvery;

  /** By registration where runs are of registrations, in the order in which they were heard of. */
  private final Map<String, Walk> walks = new LinkedHashMap<>();

  private Fold(Journey journey, Surroundings around, Window window, int savedEvery) {
    this.journey = journey;
    this.around = around;
    this.window = window;
    this.savedEvery = savedEvery;
    window.earlier().keySet().forEach(this::walk);
  }

  /**
   * Folds from the beginning of time.
   *
   * @param evidence what her statements mean to this journey, in any order; a statement that comes
   *     twice counts once; voided ones are left out by the caller
   */
  public static Course fold(Journey journey, Collection<Evidence> evidence, Surroundings around) {
    return new Fold(journey, around, Window.ALWAYS, SAVED_EVERY).take(Instant.MIN, evidence);
  }

  /**
   * Goes on where an earlier fold saved itself: gives the end of what {@link #fold} would give.
   *
   * @param evidence as for {@link #fold}, but what lies at {@code saved.at()} or before is left out
   * @param around the same as then, but for a later horizon and for rosters since
   */
  public static Course resume(
      Journey journey, Saved saved, Collection<Evidence> evidence, Surroundings around) {
    Fold fold = new Fold(journey, around, Window.ALWAYS, SAVED_EVERY);
    fold.goOnFrom(saved);
    return fold.take(saved.at(), evidence);
  }

  /** Every place at which a later fold may begin, however few statements lie between. */
  static List<Saved> places(Journey journey, Collection<Evidence> evidence, Surroundings around) {
    return new Fold(journey, around, Window.ALWAYS, 1).take(Instant.MIN, evidence).saved();
  }

  /**
   * One version's part of a lineage.
   *
   * @param saved where it goes on; null: from the beginning
   * @param savedEvery how many statements lie between two places at which a later fold may begin
   */
  static Part part(
      Journey journey,
      @Nullable Saved saved,
      Collection<Evidence> evidence,
      Surroundings around,
      Window window,
      int savedEvery) {
    Fold fold = new Fold(journey, around, window, savedEvery);
    if (saved != null) {
      fold.goOnFrom(saved);
    }
    Course course = fold.take(saved == null ? Instant.MIN : saved.at(), evidence);
    Map<String, Saved.Earlier> handedOn = new HashMap<>();
    fold.walks.forEach(
        (name, walk) -> {
          Saved.Earlier became = walk.handOn();
          if (became != null) {
            handedOn.put(name, became);
          }
        });
    return new Part(course, handedOn);
  }

  /**
   * What one version gives.
   *
   * @param handedOn what became of her, for the next version, by registration or by ""
   */
  record Part(Course course, Map<String, Saved.Earlier> handedOn) {}

  private void goOnFrom(Saved saved) {
    saved
        .walks()
        .forEach(
            (name, walked) -> {
              if (Objects.equals(walked.earlier(), window.earlier().get(name))) {
                walks.put(
                    name,
                    new Walk(
                        journey, around(name), window, numberedFrom(name), walked, saved.at()));
              }
            });
  }

  private Course take(Instant after, Collection<Evidence> evidence) {
    Deque<Instant> joined = joinings(after);
    List<Evidence> ordered = inOrder(evidence);
    List<Saved> saved = new ArrayList<>();
    int since = 0;
    for (int i = 0; i < ordered.size(); i++) {
      Evidence next = ordered.get(i);
      while (!joined.isEmpty() && !joined.getFirst().isAfter(next.at())) {
        joinedRoster(joined.removeFirst());
      }
      statement(next);
      since++;
      if (since >= savedEvery && mayBeginAfter(i, ordered)) {
        saved.add(save(next.at()));
        since = 0;
      }
    }
    joined.forEach(this::joinedRoster);
    walks.values().forEach(Walk::end);
    return course(saved);
  }

  /**
   * Late statements come late by little: what they may still change is not saved. And all timers up
   * to there must have had their time: what is asked for at a place is asked for before it is
   * saved.
   */
  private boolean mayBeginAfter(int i, List<Evidence> ordered) {
    Instant at = ordered.get(i).at();
    return i + savedEvery < ordered.size()
        && ordered.get(i + 1).at().isAfter(at)
        && !at.isAfter(around.horizon())
        && !at.equals(window.from()) // at which she may come over
        && walks.values().stream().noneMatch(walk -> walk.isDueAt(at));
  }

  private boolean isByRegistration() {
    return journey.reentry().instance() == Reentry.Instance.REGISTRATION;
  }

  private void joinedRoster(Instant at) {
    if (!isByRegistration()) {
      walk("").joinedRoster(at);
    } else {
      walks.values().stream().filter(Walk::isOpen).forEach(walk -> walk.joinedRoster(at));
    }
  }

  private void statement(Evidence evidence) {
    if (!isByRegistration()) {
      walk("").statement(evidence);
    } else if (evidence.registration() != null) {
      walk(evidence.registration().toString()).statement(evidence);
    } else {
      walks.values().stream().filter(Walk::isOpen).forEach(walk -> walk.statement(evidence));
    }
  }

  private Walk walk(String registration) {
    return walks.computeIfAbsent(
        registration,
        name ->
            new Walk(
                journey, around(name), window, numberedFrom(name), window.earlier().get(name)));
  }

  private Surroundings around(String registration) {
    return registration.isEmpty() ? around : around.of(UUID.fromString(registration));
  }

  /** The same number on every machine, whenever the registration is first heard of. */
  private static int numberedFrom(String registration) {
    if (registration.isEmpty()) {
      return 0;
    }
    UUID id = UUID.fromString(registration);
    long mixed = (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 34);
  }

  private Saved save(Instant at) {
    Map<String, Saved.Walked> walked = new LinkedHashMap<>();
    walks.forEach((registration, walk) -> walked.put(registration, walk.save()));
    return new Saved(at, window.from(), window.until(), walked);
  }

  private Course course(List<Saved> saved) {
    List<Run> runs =
        walks.values().stream()
            .flatMap(walk -> walk.runs().stream())
            .sorted(Comparator.comparing(Run::enteredAt).thenComparing(Run::number))
            .toList();
    Instant nextEntry =
        walks.values().stream()
            .map(Walk::nextEntry)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    int before = walks.values().stream().mapToInt(Walk::before).sum();
    return new Course(before, runs, nextEntry, saved);
  }

  private static List<Evidence> inOrder(Collection<Evidence> evidence) {
    Set<UUID> known = new HashSet<>();
    return evidence.stream()
        .sorted(Evidence.EVENT_ORDER)
        .filter(e -> known.add(e.statementId()))
        .toList();
  }

  /** The times at which she came onto a roster that matters, each once, in order. */
  private Deque<Instant> joinings(Instant after) {
    if (around.rosters().isEmpty()) {
      return new ArrayDeque<>();
    }
    TreeSet<Instant> times = new TreeSet<>();
    for (String name : journey.rosters()) {
      Instant since = around.rosters().get(name);
      if (since != null && since.isAfter(after)) {
        times.add(since);
      }
    }
    return new ArrayDeque<>(times);
  }
}
