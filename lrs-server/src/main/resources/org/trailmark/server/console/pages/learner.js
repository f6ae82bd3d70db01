// One learner: her time line, where she stands and why, what was said to her and why not, who she is.

import { h } from 'frame/dom.js';
import { badge, card, empty, tabs, time } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { remember } from 'frame/router.js';
import { number, ofMap, t } from 'frame/words.js';
import { identities } from 'learner/identities.js';
import { personLink } from 'learner/link.js';
import { findPerson } from 'learner/person.js';
import { privacy } from 'learner/privacy.js';
import { results } from 'learner/results.js';
import { story } from 'learner/story.js';
import { way } from 'learner/way.js';
import { touchpointList } from 'pages/touchpoints.js';

export async function open({ params: { learner }, query, signal }) {
  const person = await findPerson(learner, signal);
  const view = { from: query.from, to: query.to, tab: query.tab };
  const keep = (change) => {
    Object.assign(view, change);
    remember({ ...view, tab: view.tab === 'journeys' ? null : view.tab });
  };
  const { record, known } = person;
  return {
    title: person.name,
    trail: [[t('nav.learners'), '#/learners']],
    actions: [personLink(person)],
    body: h('div', { class: 'stack' },
      totals(person),
      known && standing(newestRuns(known)),
      card(t('learner.story'), story({ person, view, onView: keep, signal })),
      h('div', { class: 'card' }, tabs(t('learner.more'), [
        ['journeys', t('nav.journeys'), () => journeys(known, signal)],
        ['touchpoints', t('nav.touchpoints'), () => touchpoints(known, signal)],
        ['results', t('learner.results'), () => results(record, signal)],
        ['identities', t('learner.identities'), () => identities(person, signal)],
        ['privacy', t('nav.privacy'), () => privacy(person, signal)],
      ], query.tab, (tab) => keep({ tab })))),
  };
}

function totals({ record, known, agents }) {
  const figures = [
    record && [t('nav.statements'), number(record.statements)],
    record?.first && [t('learner.first'), time(record.first)],
    record?.last && [t('learner.last'), time(record.last)],
    known && [t('nav.journeys'), number(known.journeys.length)],
    [t('learner.identities'), number(agents.length)],
  ].filter(Boolean);
  return h('dl', { class: 'figures' }, figures.map(([name, value]) =>
    h('div', null, h('dt', null, name), h('dd', { class: value instanceof Node && 'small' }, value))));
}

async function journeys(known, signal) {
  if (!known || known.journeys.length === 0) {
    return empty(t('learner.nowhere'));
  }
  return h('div', { class: 'stack' }, await Promise.all(newestRuns(known).map((run) => way(known.id, run, signal))));
}

/** The newest run on each of her journeys. */
const newestRuns = (known) => [...new Map(known.journeys.map((run) => [run.journey, run])).values()];

/** Where she stands, before all that she did. */
function standing(runs) {
  return runs.length > 0 && h('ul', { class: 'tags standing', 'aria-label': t('learner.standing') }, runs.map((run) => h('li', null,
    h('a', { href: path`#/journeys/${run.journey}` }, ofMap(run.title) ?? run.journey),
    run.exit ? badge(run.counts === 'goal' ? 'good' : 'plain', run.exit) : badge('busy', run.step))));
}

function touchpoints(known, signal) {
  return known ? touchpointList({
    load: async (after) => {
      const page = await get(address(path`journey/learners/${known.id}/touchpoints`, { after, limit: 20 }), { signal });
      return { rows: page.touchpoints.map((touchpoint) => ({ learner: known.id, touchpoint })), more: page.more };
    },
    named: false,
  }) : empty(t('touchpoints.none'));
}
