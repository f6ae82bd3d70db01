// One learner: where she stands, why she stands there, and what was said to her.

import { h } from 'frame/dom.js';
import { badge, card, empty, time } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { ofMap, t } from 'frame/words.js';
import { touchpointList } from 'pages/touchpoints.js';

export async function open({ params: { learner }, signal }) {
  const about = path`journey/learners/${learner}`;
  const known = await get(about, { signal });
  const ways = await Promise.all(known.journeys.map(({ journey }) =>
    get(address(about + path`/journeys/${journey}`, { limit: 500 }), { signal })));
  return {
    title: known.name ?? learner,
    trail: [[t('nav.learners'), '#/learners']],
    body: h('div', { class: 'stack' },
      h('p', { class: 'soft' }, known.agents.map(({ key }) => key.replace(/^mbox:mailto:/, '')).join(', ')),
      known.journeys.length === 0 && empty(t('learner.nowhere')),
      h('div', { class: 'grid' }, known.journeys.map((run, at) => way(run, ways[at]))),
      card(t('nav.touchpoints'), await touchpointList({
        load: async (after) => {
          const page = await get(address(`${about}/touchpoints`, { after, limit: 20 }), { signal });
          return { rows: page.touchpoints.map((touchpoint) => ({ learner, touchpoint })), more: page.more };
        },
        named: false,
      }))),
  };
}

function way(run, { transitions }) {
  const place = run.exit ? badge(run.counts === 'goal' ? 'good' : 'plain', run.exit) : badge('busy', run.step);
  return h('section', { class: 'card stack' },
    h('div', { class: 'row' }, h('h2', null,
      h('a', { href: path`#/journeys/${run.journey}` }, ofMap(run.title) ?? run.journey)), place),
    h('p', { class: 'small soft' }, t('since'), ' ', time(run.since),
      run.nextDue && [' · ', t('learner.due'), ' ', time(run.nextDue)]),
    h('ol', { class: 'way' }, transitions.filter((move) => move.run === run.run).map((move) =>
      h('li', { class: move.superseded && 'revised' },
        h('strong', null, move.to.replace(/^exit:/, '')), ' ', time(move.validAt),
        h('br'), h('span', null, move.why.text),
        move.superseded && [' ', t('learner.revised'), ' ', time(move.supersededAt)]))));
}
