package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.profile.PrimaryPattern;

/**
 * Something that becomes true of a learner. {@code path} is the JSON pointer of the condition in
 * the definition: explanations name it.
 */
public sealed interface Condition {

  String path();

  /** This condition and everything that it is made of. */
  default Stream<Condition> parts() {
    Stream<Condition> inner = Stream.empty();
    if (this instanceof Any any) {
      inner = any.of().stream().flatMap(Condition::parts);
    } else if (this instanceof All all) {
      inner = all.of().stream().flatMap(Condition::parts);
    } else if (this instanceof Not not) {
      inner = not.of().parts();
    } else if (this instanceof Count count) {
      inner = Stream.of(count.of());
    }
    return Stream.concat(Stream.of(this), inner);
  }

  /**
   * A statement like this has come. On a step: since the step was entered, the statement that led
   * into the step not counted; in an exit: since the run began; in the entry: ever.
   *
   * @param atom position in {@link Journey#matches()}
   * @param verbs IRIs, any of them; empty: any verb
   * @param activities IRIs of the object, any of them; empty: any
   * @param under IRIs; the object, or a parent or grouping of the statement, is one of them; empty:
   *     any
   * @param types IRIs of the object's type; empty: any
   * @param categories IRIs of context categories, any of them; empty: any
   * @param where CEL over {@code s}, the statement; null: no further test. A missing key or an
   *     error counts as false
   */
  record Match(
      String path,
      int atom,
      Set<String> verbs,
      Set<String> activities,
      Set<String> under,
      Set<String> types,
      Set<String> categories,
      @Nullable String where)
      implements Condition {
    public Match {
      requireNonNull(path, "path");
      verbs = Set.copyOf(verbs);
      activities = Set.copyOf(activities);
      under = Set.copyOf(under);
      types = Set.copyOf(types);
      categories = Set.copyOf(categories);
    }
  }

  /**
   * Enough matching statements have come since the run began (in the entry: ever), whatever step
   * the learner stood on. Already true when a step is entered, it acts at once.
   *
   * @param of what is counted
   * @param distinct what makes two statements one
   * @param min how many, 1 or more
   * @param within how close together they must lie, first to last; null: at any distance
   */
  record Count(String path, Match of, Distinct distinct, int min, @Nullable Span within)
      implements Condition {
    public Count {
      requireNonNull(path, "path");
      requireNonNull(of, "of");
      requireNonNull(distinct, "distinct");
      if (min < 1) {
        throw new IllegalArgumentException("min " + min);
      }
    }
  }

  /** What makes two statements count once. */
  enum Distinct {
    /** Every statement counts. */
    STATEMENT,
    /** {@code object.id}. */
    OBJECT,
    /** {@code context.registration}; statements without one do not count. */
    REGISTRATION
  }

  /** The learner is a member of the roster (since it was loaded, or the time given there). */
  record Roster(String path, String name) implements Condition {
    public Roster {
      requireNonNull(path, "path");
      requireNonNull(name, "name");
    }
  }

  /**
   * The statements of one registration (and subregistration) since the run began are a full match
   * of a primary Pattern of an xAPI Profile. Those without a registration go together. Once true,
   * it stays true.
   *
   * @param firstAtom the atom of the pattern's template 0; template 1 has the one below it, and so
   *     on. Negative, so that no {@link Match} has it
   */
  record Pattern(String path, PrimaryPattern pattern, int firstAtom) implements Condition {
    public Pattern {
      requireNonNull(path, "path");
      requireNonNull(pattern, "pattern");
      if (firstAtom >= 0) {
        throw new IllegalArgumentException("firstAtom " + firstAtom);
      }
    }

    /** The atom of a statement that takes part but follows no template: the last one. */
    public int misfitAtom() {
      return firstAtom - pattern.templates().size();
    }

    /** The atoms of a statement that takes part. */
    public Set<Integer> atoms(Set<Integer> templates) {
      return templates.isEmpty()
          ? Set.of(misfitAtom())
          : templates.stream().map(t -> firstAtom - t).collect(Collectors.toUnmodifiableSet());
    }

    /** The templates of a statement with these atoms; nothing: it does not take part. */
    public Optional<Set<Integer>> templates(Set<Integer> atoms) {
      if (atoms.contains(misfitAtom())) {
        return Optional.of(Set.of());
      }
      Set<Integer> templates =
          IntStream.range(0, pattern.templates().size())
              .filter(template -> atoms.contains(firstAtom - template))
              .boxed()
              .collect(Collectors.toUnmodifiableSet());
      return templates.isEmpty() ? Optional.empty() : Optional.of(templates);
    }
  }

  /** At least one holds. */
  record Any(String path, List<Condition> of) implements Condition {
    public Any {
      requireNonNull(path, "path");
      of = List.copyOf(of);
    }
  }

  /** Each holds. */
  record All(String path, List<Condition> of) implements Condition {
    public All {
      requireNonNull(path, "path");
      of = List.copyOf(of);
    }
  }

  /** It does not hold. */
  record Not(String path, Condition of) implements Condition {
    public Not {
      requireNonNull(path, "path");
      requireNonNull(of, "of");
    }
  }
}
