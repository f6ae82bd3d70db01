package org.trailmark.journey.definition;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trailmark.journey.extension.ConditionKind;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The conditions that extensions add, by name. */
public final class ConditionKinds {
  /** There are no extensions. */
  public static final ConditionKinds NONE = new ConditionKinds(Set.of());

  static final String PREFIX = "plugin:";

  private final SortedMap<String, ConditionKind> byName = new TreeMap<>();

  /**
   * Takes what extensions offer.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if a name is none, or is there twice
   */
  public ConditionKinds(Collection<ConditionKind> kinds) {
    for (ConditionKind kind : kinds) {
      if (!kind.name().matches("[a-z0-9][a-z0-9-]{0,63}")) {
        throw wrong("no condition can be called \"" + kind.name() + "\"", kind);
      }
      if (byName.putIfAbsent(kind.name(), kind) != null) {
        throw wrong("two conditions are called \"" + kind.name() + "\"", kind);
      }
    }
  }

  private static LrsException wrong(String what, ConditionKind kind) {
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION, what + " (from " + kind.getClass().getName() + ")");
  }

  Optional<ConditionKind> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Set<String> names() {
    return byName.keySet();
  }
}
