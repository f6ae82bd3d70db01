package org.trailmark.journey.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way in which a statement of a profile may look.
 *
 * @param id its IRI
 * @param determining the values that a statement it is meant for has at least
 * @param objectReference whether the object must be a StatementRef
 * @param contextReference whether {@code context.statement} must be a StatementRef
 * @param rules what a statement it is meant for must keep to
 */
public record StatementTemplate(
    String id,
    Map<Property, Set<String>> determining,
    boolean objectReference,
    boolean contextReference,
    List<TemplateRule> rules) {

  public StatementTemplate {
    requireNonNull(id, "id");
    determining = Map.copyOf(determining);
    rules = List.copyOf(rules);
  }

  /** Whether it is meant for a statement, which should then follow it. */
  boolean isMeantFor(StatementView statement) {
    return determining.entrySet().stream()
        .allMatch(entry -> statement.values(entry.getKey()).containsAll(entry.getValue()));
  }

  /** Whether a statement that it is meant for follows it. */
  boolean isFollowedBy(StatementView statement) {
    return (!objectReference || statement.objectIsReference())
        && (!contextReference || statement.contextHasReference())
        && rules.stream().allMatch(rule -> rule.isFollowedBy(statement.normal()));
  }

  /** Whether a statement is one of these: the template is meant for it, and it follows it. */
  public boolean fits(StatementView statement) {
    return isMeantFor(statement) && isFollowedBy(statement);
  }
}
