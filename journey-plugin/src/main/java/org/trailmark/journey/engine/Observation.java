package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition.Role;

/**
 * What a statement means to a journey.
 *
 * @param evidence what the fold needs of it, whoever it is about; null: it meets no match, and the
 *     journey may forget it
 * @param roles what somebody must be in the statement for it to meet each match, by atom
 * @param problems expressions that could not be told: what asks them counts as false
 */
public record Observation(
    @Nullable Evidence evidence, Map<Integer, Role> roles, List<Problem> problems) {

  static final Observation NOTHING = new Observation(null, Map.of(), List.of());

  public Observation {
    roles = Map.copyOf(roles);
    problems = List.copyOf(problems);
  }

  /** What it means of somebody who is this in the statement; null: nothing. */
  public @Nullable Evidence of(Set<Role> hers) {
    if (evidence == null || hers.containsAll(roles.values())) {
      return evidence;
    }
    Set<Integer> atoms =
        evidence.atoms().stream()
            .filter(atom -> hers.contains(roles.get(atom)))
            .collect(Collectors.toSet());
    return atoms.isEmpty() ? null : evidence.with(atoms);
  }

  /** What could not be told of somebody who is this in the statement. */
  public List<Problem> problemsOf(Set<Role> hers) {
    return problems.stream().filter(problem -> hers.contains(problem.role())).toList();
  }

  /**
   * An expression that could not be told.
   *
   * @param path JSON pointer of the match or the value in the definition
   * @param message what went wrong, for example that a key is missing
   * @param role of whom it was asked
   */
  public record Problem(String path, String message, Role role) {
    public Problem {
      requireNonNull(path, "path");
      requireNonNull(message, "message");
      requireNonNull(role, "role");
    }
  }
}
