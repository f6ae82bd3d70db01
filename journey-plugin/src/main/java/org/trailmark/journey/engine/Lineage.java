package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Succession;

/**
 * Where a learner stands on a journey of several versions. Each version lets people in from its
 * publication until the next; whoever is on the way then finishes on the version on which she began
 * ({@code pin}), or goes on from the step that hers became ({@code map}). A version that is
 * followed has nothing before it.
 *
 * <p>Whoever is mapped brings along where she stands and since when, and the new version looks at
 * her statements anew: its counts at those since the entry into the run, its matches at those since
 * the entry into the step. Of statements at the very time of an entry, those count for the run and
 * not for the step: more is not known of the moment.
 *
 * <p>Folds one version after another, oldest first, because what is to be read for a version hangs
 * on what became of her before it. For one learner; not safe on several threads at once.
 */
public final class Lineage {

  private final List<Version> versions;
  private final Surroundings around;
  private final int savedEvery;
  private int next;

  private Map<String, Saved.Earlier> earlier = Map.of();
  private final List<Run> runs = new ArrayList<>();
  private @Nullable Instant nextEntry;
  private int before;

  /**
   * One version.
   *
   * @param from when it was published; event time. Null: it is the first, and lets people in since
   *     ever
   */
  public record Version(Journey journey, @Nullable Instant from) {
    public Version {
      requireNonNull(journey, "journey");
    }
  }

  /**
   * Nothing is folded yet.
   *
   * @param versions from the oldest to the newest; at least one
   */
  public Lineage(List<Version> versions, Surroundings around) {
    this(versions, around, Fold.SAVED_EVERY);
  }

  Lineage(List<Version> versions, Surroundings around, int savedEvery) {
    this.versions = List.copyOf(versions);
    this.around = around;
    this.savedEvery = savedEvery;
  }

  /** Whether the next version may go on from this, as saved by an earlier fold of that version. */
  public boolean mayResume(Saved saved) {
    return window().mayResume(saved);
  }

  /** Only what lies before this event time matters to the next version; null: all does. */
  public @Nullable Instant until() {
    return isCut() ? window().until() : null;
  }

  /**
   * Folds the next version.
   *
   * @param saved where to go on; null: from the beginning
   * @param evidence what her statements mean to it, in any order: those after {@code saved} and
   *     before {@link #until()}; others are passed over
   * @return places at which a later fold of this version may begin, oldest first
   */
  public List<Saved> fold(@Nullable Saved saved, Collection<Evidence> evidence) {
    Window window = window();
    Instant after = saved == null ? null : saved.at();
    Instant until = until();
    Fold.Part part =
        Fold.part(
            versions.get(next).journey(),
            saved,
            after == null && until == null
                ? evidence
                : evidence.stream()
                    .filter(e -> after == null || e.at().isAfter(after))
                    .filter(e -> until == null || e.at().isBefore(until))
                    .toList(),
            until == null ? around : around.before(until),
            window,
            savedEvery);
    Course course = until == null ? part.course() : part.course().before(until);
    add(course, window);
    boolean mapped = isCut();
    Map<String, Saved.Earlier> handedOn = new HashMap<>();
    part.handedOn().forEach((name, she) -> handedOn.put(name, mapped ? she : she.pinned()));
    earlier = handedOn;
    next++;
    return course.saved();
  }

  /** What came of all that is folded. */
  public Course course() {
    return new Course(before, runs, nextEntry, List.of());
  }

  private Window window() {
    return new Window(
        versions.get(next).from(),
        next + 1 < versions.size() ? versions.get(next + 1).from() : null,
        earlier);
  }

  /** Whether a map to the version after it ends the next version at once. */
  private boolean isCut() {
    return next + 1 < versions.size()
        && versions.get(next + 1).journey().succession().how() == Succession.How.MAP;
  }

  private void add(Course course, Window window) {
    before = Math.max(before, course.before());
    course.runs().forEach(this::join);
    Set<Integer> told = course.runs().stream().map(Run::number).collect(Collectors.toSet());
    window.earlier().values().stream()
        .map(Saved.Earlier::open)
        .filter(Objects::nonNull)
        .map(Saved.Travelled::number)
        .filter(number -> !told.contains(number)) // it went on, and was over before the saved place
        .forEach(number -> runs.removeIf(run -> run.number() == number));
    nextEntry = earliest(nextEntry, course.nextEntry());
  }

  /** Adds a run, or to a run what came of it on a newer version. */
  private void join(Run run) {
    for (int i = 0; i < runs.size(); i++) {
      Run begun = runs.get(i);
      if (begun.number() == run.number()) {
        runs.set(i, joined(begun, run));
        return;
      }
    }
    runs.add(run);
  }

  /** Where moves between the two are taken for granted, what was before them is as well. */
  private static Run joined(Run begun, Run run) {
    boolean all = run.known() == begun.known() + begun.transitions().size();
    return new Run(
        begun.number(),
        begun.registration(),
        begun.enteredAt(),
        run.position(),
        run.since(),
        all ? begun.known() : run.known(),
        all ? begun.knownTo() : run.knownTo(),
        all ? both(begun.transitions(), run.transitions()) : run.transitions(),
        all ? both(begun.wanted(), run.wanted()) : run.wanted(),
        run.occurrences(),
        run.reached(),
        earliest(begun.nextDue(), run.nextDue()));
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }
}
