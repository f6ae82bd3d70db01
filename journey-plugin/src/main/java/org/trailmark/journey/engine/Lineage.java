package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 */
public final class Lineage {

  private Lineage() {}

  /**
   * One version.
   *
   * @param from when it was published; event time. Null: it is the first, and lets people in since
   *     ever
   */
  public record Leg(Journey journey, @Nullable Instant from, Past past) {
    public Leg {
      requireNonNull(journey, "journey");
      requireNonNull(past, "past");
    }
  }

  /** What is known of a learner to a version. */
  public interface Past {
    /**
     * What her statements mean.
     *
     * @param after only what lies after this event time; null: everything
     */
    Collection<Evidence> evidence(@Nullable Instant after);

    /** The last place at which a fold may begin; only asked where nothing lies before it. */
    Optional<Saved> saved();

    /** Keeps places at which a later fold may begin. */
    void save(List<Saved> places);
  }

  /**
   * Folds.
   *
   * @param legs from the oldest version to the newest; at least one
   */
  public static Course fold(List<Leg> legs, Surroundings around) {
    Map<String, Window.Earlier> earlier = Map.of();
    List<Run> runs = new ArrayList<>();
    @Nullable Instant nextEntry = null;
    int before = 0;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      @Nullable Leg next = i + 1 < legs.size() ? legs.get(i + 1) : null;
      Course course = fold(leg, next, around, earlier);
      before = i == 0 ? course.before() : before;
      course.runs().forEach(run -> join(runs, run));
      if (course.nextEntry() != null
          && (nextEntry == null || course.nextEntry().isBefore(nextEntry))) {
        nextEntry = course.nextEntry();
      }
      if (next != null) {
        earlier = earlier(earlier, course, next.journey().succession());
      }
    }
    return new Course(before, runs, nextEntry, List.of());
  }

  /**
   * Whether a fold may begin where an earlier one saved itself: where the first version is not cut
   * short by a map to the next.
   */
  public static boolean mayResume(List<Leg> legs) {
    return legs.get(0).from() == null && !isCut(legs.size() > 1 ? legs.get(1) : null);
  }

  private static boolean isCut(@Nullable Leg next) {
    return next != null && isMapped(next.journey().succession());
  }

  private static Course fold(
      Leg leg, @Nullable Leg next, Surroundings around, Map<String, Window.Earlier> earlier) {
    Window window = new Window(leg.from(), next == null ? null : next.from(), earlier);
    boolean cut = isCut(next);
    Surroundings until = cut ? around.before(requireNonNull(window.until())) : around;
    boolean alone = leg.from() == null && !cut;
    Optional<Saved> saved = alone ? leg.past().saved() : Optional.empty();
    Collection<Evidence> evidence = leg.past().evidence(saved.map(Saved::at).orElse(null));
    if (cut) {
      evidence = evidence.stream().filter(e -> e.at().isBefore(window.until())).toList();
    }
    Course course =
        saved.isPresent()
            ? Fold.resume(leg.journey(), saved.get(), evidence, until, window)
            : Fold.fold(leg.journey(), evidence, until, window);
    if (alone) {
      leg.past().save(course.saved());
    }
    return cut ? course.before(requireNonNull(window.until())) : course;
  }

  private static boolean isMapped(Succession succession) {
    return succession.how() == Succession.How.MAP;
  }

  /** What became of her so far, for the next version. */
  private static Map<String, Window.Earlier> earlier(
      Map<String, Window.Earlier> known, Course course, Succession succession) {
    Map<String, Window.Earlier> earlier = new HashMap<>(known);
    Map<String, List<Run>> byName = new LinkedHashMap<>();
    course.runs().stream()
        .sorted(Comparator.comparing(Run::enteredAt))
        .forEach(
            run ->
                byName
                    .computeIfAbsent(
                        run.registration() == null ? "" : run.registration().toString(),
                        name -> new ArrayList<>())
                    .add(run));
    byName.forEach(
        (name, runs) -> {
          Run last = runs.get(runs.size() - 1);
          int begun = name.isEmpty() ? last.number() : 1;
          boolean open = !last.position().exit();
          earlier.put(
              name,
              new Window.Earlier(
                  begun,
                  open ? null : last.since(),
                  open && isMapped(succession) ? travelled(last) : null));
        });
    return earlier;
  }

  /** Nothing is remembered of her but where she stands: the new version looks at all anew. */
  private static Saved.Travelled travelled(Run run) {
    Map<String, Integer> occurrences = new HashMap<>();
    run.wanted().forEach(w -> occurrences.merge(w.touchpoint(), w.occurrence(), Math::max));
    return new Saved.Travelled(
        run.number(),
        run.enteredAt(),
        run.position(),
        run.since(),
        run.known() + run.transitions().size(),
        null,
        occurrences,
        run.reached(),
        Map.of(),
        Map.of());
  }

  /** Adds a run, or to a run what came of it on a newer version. */
  private static void join(List<Run> runs, Run run) {
    for (int i = 0; i < runs.size(); i++) {
      Run begun = runs.get(i);
      if (begun.number() == run.number()) {
        runs.set(
            i,
            new Run(
                begun.number(),
                begun.registration(),
                begun.enteredAt(),
                run.position(),
                run.since(),
                begun.known(),
                both(begun.transitions(), run.transitions()),
                both(begun.wanted(), run.wanted()),
                run.reached(),
                earliest(begun.nextDue(), run.nextDue())));
        return;
      }
    }
    runs.add(run);
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
