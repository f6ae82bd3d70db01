// What the pages of a journey ask of the REST. A moment is `{ at, then }`: when, or null for now; and
// whether only what was known then counts, or all that is known now.

import { address, get, path } from 'frame/rest.js';

const journeys = 'journey/journeys';

/** The times of a question about a moment. */
const moment = ({ at, then }) => (at === null ? {} : then ? { known: at } : { at });

/** The times of a question about all that happened until a moment. */
const until = ({ at, then }) => (at === null ? {} : then ? { to: at, known: at } : { to: at });

export const list = (signal) => get(journeys, { signal });

export const detail = (id, signal) => get(`${journeys}/${encodeURIComponent(id)}`, { signal });

const statistic = (id, name, query, signal) =>
  get(address(journeys + path`/${id}/statistics/` + name, query), { signal });

export const standing = (id, when, signal) => statistic(id, 'standing', moment(when), signal);
export const flows = (id, when, signal) => statistic(id, 'flows', until(when), signal);
export const funnel = (id, when, signal) => statistic(id, 'funnel', until(when), signal);
export const dwell = (id, when, signal) => statistic(id, 'dwell', until(when), signal);
export const dropOff = (id, when, signal) => statistic(id, 'drop-off', until(when), signal);

export const goals = (id, when, signal) =>
  get(address(journeys + path`/${id}/goals`, when.at === null ? {} : { to: when.at }), { signal });

/** When the first of all entered; null: nobody did. */
export async function firstEntry(id, signal) {
  const { moves } = await statistic(id, 'moves', { limit: 1 }, signal);
  return moves[0]?.validAt ?? null;
}

export const moves = (id, { from, to }, when, after, signal) =>
  statistic(id, 'moves', { ...until(when), movedFrom: from, movedTo: to, after, limit: 20 }, signal);

/** Who stands on a step or left by an exit; where the moment is now, with what is due next. */
export const who = (id, place, when, after, signal) =>
  get(address(journeys + path`/${id}/learners`, { ...place, ...moment(when), after, limit: 20 }), { signal });

/** The reason of one move of a learner, in words; null where her way has no such move any more. */
export async function reason({ learner, journey, transition }, signal) {
  let after;
  do {
    const page = await get(address(path`journey/learners/${learner}/journeys/${journey}`, { after, limit: 500 }),
      { signal });
    const found = page.transitions.find(({ id }) => id === transition);
    if (found) {
      return found.why.text;
    }
    after = page.more;
  } while (after);
  return null;
}
