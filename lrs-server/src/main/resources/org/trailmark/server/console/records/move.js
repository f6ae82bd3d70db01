// A move on a journey as a line of a list: who, whence and where to, and why.

import { h } from 'frame/dom.js';
import { badge, timeAgo } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { ofMap, t } from 'frame/words.js';

/** The moves that were decided last, of everybody on all journeys, the newest first. */
export const latestMoves = async (limit, signal) =>
  (await get(address('journey/transitions', { limit }), { signal })).transitions;

/**
 * The line.
 *
 * @param move of `latestMoves`; without `learner` where it is clear whose it is
 * @param when says its time: how long ago, or exactly
 */
export function moveLine({ learner, name, journey, title, transition }, when = timeAgo) {
  const { id, from, to, validAt, superseded, why } = transition;
  return h('li', { id: `move-${id}`, class: superseded ? 'move voided' : 'move' },
    h('p', null, badge('good', t('story.move')), ' ',
      learner && [h('a', { href: path`#/learners/${learner}` }, name ?? t('somebody')), ' · '],
      from && h('span', { class: 'soft' }, `${from} → `), h('strong', null, to.replace(/^exit:/, '')), ' · ',
      ofMap(title) ?? journey, ', ', when(validAt)),
    h('p', { class: 'small soft' }, why.text));
}
