package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.journey.profile.PrimaryPattern;

/**
 * Something that becomes true of a learner. {@code path} is the JSON pointer of the condition in
 * the definition: explanations name it.
 */
public sealed interface Condition {

  String path();

  /** What this is made of in the end: it, unless it only joins others. */
  default Stream<Condition> leaves() {
    if (this instanceof Any any) {
      return any.of().stream().flatMap(Condition::leaves);
    }
    if (this instanceof All all) {
      return all.of().stream().flatMap(Condition::leaves);
    }
    return this instanceof Not not ? not.of().leaves() : Stream.of(this);
  }

  /**
   * Whether it asks about the step that she stands on, and so begins anew with each step; else
   * about the run.
   */
  default boolean ofStep() {
    return this instanceof Match || this instanceof Absent;
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
   * @param topic IRIs; the object, or any activity of the context, is one of them; empty: any
   * @param registration what is asked of the registration
   * @param role what the learner is in the statement
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
      Set<String> topic,
      Registration registration,
      Role role,
      @Nullable String where)
      implements Condition {
    public Match {
      requireNonNull(path, "path");
      requireNonNull(registration, "registration");
      requireNonNull(role, "role");
      topic = Set.copyOf(topic);
      verbs = Set.copyOf(verbs);
      activities = Set.copyOf(activities);
      under = Set.copyOf(under);
      types = Set.copyOf(types);
      categories = Set.copyOf(categories);
    }
  }

  /**
   * What a match asks of {@code context.registration}.
   *
   * @param required whether there must be one
   * @param any which, any of them; empty: whichever
   */
  record Registration(boolean required, Set<UUID> any) {
    /** Nothing is asked. */
    public static final Registration WHATEVER = new Registration(false, Set.of());

    public Registration {
      any = Set.copyOf(any);
    }

    /** Whether a statement's fits; null: it has none. */
    public boolean fits(@Nullable UUID registration) {
      return registration == null ? !required : any.isEmpty() || any.contains(registration);
    }
  }

  /** What a learner is in a statement that counts for her. */
  enum Role {
    /** She did it: the actor, or a member of the group that is (xAPI-Data 2.4.2). */
    ACTOR,
    /** It was done to her: the object, or a member of the group that is. */
    OBJECT,
    /** She taught: {@code context.instructor}. */
    INSTRUCTOR,
    /** She is of {@code context.team}. */
    TEAM
  }

  /**
   * Matching statements have come one after another since the run began (in the entry: ever). Once
   * true it stays true.
   *
   * @param of what comes, in this order; a statement stands for one of them only; at least two
   * @param strict whether nothing that any match of the journey meets may come in between
   * @param within how close together they must lie, first to last; null: at any distance
   */
  record Sequence(String path, List<Match> of, boolean strict, @Nullable Span within)
      implements Condition {
    public Sequence {
      requireNonNull(path, "path");
      of = List.copyOf(of);
    }
  }

  /**
   * No matching statement has come for a time: on a step since it was entered, in an exit since the
   * run began, in the entry since the first that was heard of her; or since the last that did come.
   * Becomes true as a timer fires, and false with the next matching statement.
   *
   * @param during how long; more than nothing
   */
  record Absent(String path, Match of, Span during) implements Condition {
    public Absent {
      requireNonNull(path, "path");
      requireNonNull(of, "of");
      requireNonNull(during, "during");
    }
  }

  /**
   * A number of the matching statements since the run began (in the entry: ever) lies in bounds.
   * Statements that do not give the number do not count, and without one that does it is false.
   *
   * @param kind which number
   * @param of which statements
   * @param value position in {@link Journey#values()} of what is measured in them
   * @param atLeast bound below, included; null: none
   * @param atMost bound above, included; null: none. At least one of the two is there
   * @param within of a sum alone: how close together what is added must lie; null: at any distance
   */
  record Measure(
      String path,
      Kind kind,
      Match of,
      int value,
      @Nullable BigDecimal atLeast,
      @Nullable BigDecimal atMost,
      @Nullable Span within)
      implements Condition {
    public Measure {
      requireNonNull(path, "path");
      requireNonNull(kind, "kind");
      requireNonNull(of, "of");
    }

    /** Whether a number lies in the bounds. */
    public boolean holds(BigDecimal number) {
      return (atLeast == null || number.compareTo(atLeast) >= 0)
          && (atMost == null || number.compareTo(atMost) <= 0);
    }

    /** Which number. */
    public enum Kind {
      /** All together. Has {@code atLeast} alone, and once true stays true. */
      SUM,
      /** The greatest so far. */
      MAX,
      /** The newest. */
      LAST
    }
  }

  /**
   * What is measured in statements that meet a match.
   *
   * @param path JSON pointer in the definition
   * @param atom of the match
   * @param expression CEL over {@code s}, the statement, that gives a number
   */
  record Value(String path, int atom, String expression) {
    public Value {
      requireNonNull(path, "path");
      requireNonNull(expression, "expression");
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
   * What an extension says of the matching statements since the run began (in the entry: ever).
   * Once true it stays true.
   *
   * @param of which statements it is asked about
   * @param value position in {@link Journey#values()} of what is measured in them; null: nothing
   * @param parameters as the definition has them
   */
  record Plugin<P extends Record>(
      String path, ConditionKind<P> kind, Match of, @Nullable Integer value, P parameters)
      implements Condition {
    public Plugin {
      requireNonNull(path, "path");
      requireNonNull(kind, "kind");
      requireNonNull(of, "of");
      requireNonNull(parameters, "parameters");
    }

    /** What the extension says of these statements. */
    public Optional<List<UUID>> judge(List<ConditionKind.Seen> seen, ZoneId zone) {
      return kind.judge(parameters, seen, zone);
    }
  }

  /**
   * An outcome that was reviewed since the run began (in the entry: ever) is due for a review, or
   * is not due yet. Without a review neither is true. Becomes due as a timer fires, and with the
   * next review is not due.
   *
   * @param due whether it is asked for being due; else for not being due
   */
  record Fading(String path, Outcome<?> outcome, boolean due) implements Condition {
    public Fading {
      requireNonNull(path, "path");
      requireNonNull(outcome, "outcome");
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
