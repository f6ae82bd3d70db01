/**
 * Who is who: agents, the learners they belong to, and rosters. Called within a transaction of the
 * plugin's database by the handler's thread and by request threads; knows nothing of journeys.
 *
 * <p>Each agent has an id made from its identifier, and until somebody links it, that is also its
 * learner's id; of linked agents it is the smallest id of all. Evidence and roster membership hang
 * on the agent. So linking only repoints {@code agent.learner}, and unlinking points it back
 * ({@link org.trailmark.journey.learner.Links}).
 */
@NullMarked
package org.trailmark.journey.learner;

import org.jspecify.annotations.NullMarked;
