package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a statement can be found by (xAPI-Communication 2.1.3). Agents are {@linkplain Ifi#key()
 * keys}; activities and verbs are IRIs, compared character by character (xAPI-Data 3.1).
 *
 * @param verb IRI of the verb
 * @param agents actor and object where they are agents or identified groups, and the members of
 *     groups in those places: what {@code agent} matches
 * @param relatedAgents what {@code agent} with {@code related_agents=true} matches: all of {@code
 *     agents}, and authority, instructor, team and their members, also within a SubStatement
 * @param activity IRI of the object where it is an activity: what {@code activity} matches
 * @param relatedActivities what {@code activity} with {@code related_activities=true} matches: the
 *     object and every context activity, also within a SubStatement
 * @param registration {@code context.registration}
 * @param target the statement that the object refers to, where it is a StatementRef
 * @param voiding whether the verb is {@link #VOIDED}, so that {@code target} is voided (xAPI-Data
 *     2.3.2)
 */
public record StatementKeys(
    String verb,
    Set<String> agents,
    Set<String> relatedAgents,
    @Nullable String activity,
    Set<String> relatedActivities,
    @Nullable UUID registration,
    @Nullable UUID target,
    boolean voiding) {
  /** The verb of a statement that voids another (xAPI-Data 2.3.2). */
  public static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  public StatementKeys {
    requireNonNull(verb, "verb");
    agents = Set.copyOf(agents);
    relatedAgents = Set.copyOf(relatedAgents);
    relatedActivities = Set.copyOf(relatedActivities);
    if (voiding && target == null) {
      throw new IllegalArgumentException("a voiding statement needs a target");
    }
  }
}
