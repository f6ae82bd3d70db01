// Who somebody is, from all who know her: the records, and the journeys. Either may not know her, and
// the records may be turned off.

import { get, path } from 'frame/rest.js';
import { learner as recordOf } from 'records/asked.js';
import { agentName } from 'records/sentence.js';

/**
 * Finds a person.
 *
 * @param id that of any of her agents
 * @returns `{ id, name, agents, record, known }`: `agents` as in statements; `record` of `GET
 *     learners/{id}` and `known` of `GET journey/learners/{id}`, or null
 */
export async function findPerson(id, signal) {
  const [record, known] = await Promise.all([
    found(recordOf(id, signal)), found(get(path`journey/learners/${id}`, { signal }))]);
  if (!record && !known) {
    // Asked again for the sake of its answer, which says why.
    await get(path`journey/learners/${id}`, { signal });
  }
  const agents = record?.agents ?? known.agents.map(({ agent }) => agent);
  return { id: record?.id ?? known.id, name: record?.name ?? known?.name ?? agentName(agents[0]), agents, record, known };
}

/** Null where what is asked for is not there. */
async function found(answer) {
  try {
    return await answer;
  } catch (problem) {
    if (problem.status === 404) {
      return null;
    }
    throw problem;
  }
}
