package org.trailmark.journey.profile;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A primary Pattern of a loaded profile, with everything that it refers to, ready to be matched.
 * Immutable.
 */
public final class PrimaryPattern {
  private final String id;
  private final Profile profile;
  private final List<StatementTemplate> templates;
  private final Expression expression;
  private final Automaton automaton;

  PrimaryPattern(
      String id, Profile profile, List<StatementTemplate> templates, Expression expression) {
    this.id = requireNonNull(id, "id");
    this.profile = requireNonNull(profile, "profile");
    this.templates = List.copyOf(templates);
    this.expression = requireNonNull(expression, "expression");
    this.automaton = new Automaton(expression);
  }

  /**
   * Looks a primary pattern up.
   *
   * @param iri of the pattern
   * @throws IllegalArgumentException if there is none of that name, it is not primary, or something
   *     in it cannot be resolved; the message says which, and ends without a full stop
   */
  public static PrimaryPattern resolve(String iri, Profiles profiles) {
    return new PatternResolver(profiles).resolve(iri);
  }

  /** Its IRI. */
  public String id() {
    return id;
  }

  /** The profile that it is a pattern of. */
  public Profile profile() {
    return profile;
  }

  /**
   * The templates that are tried on statements: all of its profile, and those of other profiles
   * that it refers to.
   */
  public List<StatementTemplate> templates() {
    return templates;
  }

  /**
   * How a statement takes part.
   *
   * <p>Who names the profile's version as a category must do as the profile says: fit a template,
   * and fit each that is meant for it (Profiles, Communication 2.1, {@code validates}). Of other
   * statements those take part that fit a template.
   *
   * @return numbers of the templates that it fits; an empty set: it takes part and fits none, so
   *     the pattern fails; nothing: it does not take part
   */
  public Optional<Set<Integer>> look(StatementView statement) {
    Set<Integer> fitting = new HashSet<>();
    boolean valid = true;
    for (int number = 0; number < templates.size(); number++) {
      StatementTemplate template = templates.get(number);
      if (template.isMeantFor(statement)) {
        if (template.isFollowedBy(statement)) {
          fitting.add(number);
        } else {
          valid = false;
        }
      }
    }
    if (statement.categories().contains(profile.version())) {
      return Optional.of(valid ? fitting : Set.of());
    }
    return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting);
  }

  /** The beginning of a trace, before its first statement. */
  public Trace newTrace() {
    return new Trace(expression, automaton);
  }

  @Override
  public String toString() {
    return id;
  }
}
