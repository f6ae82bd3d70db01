// One learner on one journey: where she stands on its map, why there, and how she came.

import { h } from 'frame/dom.js';
import { badge, time } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { ofMap, t } from 'frame/words.js';
import { draw } from 'map/draw.js';
import { markWay } from 'map/way.js';

const NARROW = matchMedia('(width < 52rem)');

export async function way(learner, run, signal) {
  const about = path`journey/learners/${learner}/journeys/${run.journey}`;
  const [{ transitions, remarks, more }, why, { shape }] = await Promise.all([
    get(address(about, { limit: 500 }), { signal }), get(address(`${about}/why`, { run: run.run }), { signal }),
    get(path`journey/journeys/${run.journey}`, { signal })]);
  const moves = transitions.filter((move) => move.run === run.run);
  const drawing = draw({ shape, figures: null, down: NARROW.matches });
  markWay(drawing, moves.filter((move) => !move.superseded), run);
  return h('section', { class: 'stack journey-of' },
    h('div', { class: 'row' },
      h('h3', null, h('a', { href: path`#/journeys/${run.journey}` }, ofMap(run.title) ?? run.journey)),
      run.exit ? badge(run.counts === 'goal' ? 'good' : 'plain', run.exit) : badge('busy', run.step),
      h('span', { class: 'small soft' }, t('since'), ' ', time(run.since),
        run.nextDue && [' · ', t('learner.due'), ' ', time(run.nextDue)])),
    h('div', { class: 'map-frame still', tabindex: '0', role: 'region',
      'aria-label': t('map.of', { journey: ofMap(run.title) ?? run.journey }) }, drawing),
    h('div', { class: 'grid' },
      h('div', null, h('h4', null, t('why.here')), whyHere(why)),
      why.onward.length > 0 && h('div', null, h('h4', null, t('why.onward')),
        h('ul', { class: 'rules small' }, why.onward.map((rule) =>
          h('li', null, rule.text, rule.due && [' ', t('learner.due'), ' ', time(rule.due)]))))),
    h('details', null, h('summary', null, t('learner.way')), steps(moves),
      more && h('p', { class: 'soft small' }, t('learner.way.first', { count: transitions.length }))),
    remarks.length > 0 && h('details', null, h('summary', null, t('learner.remarks', { count: remarks.length })),
      h('ul', { class: 'rules small' }, remarks.map(({ at, problems }) => h('li', null, time(at), ' ', problems.join('; '))))));
}

function whyHere({ move, statements, rosters }) {
  return h('div', { class: 'small' }, h('p', null, move.why.text),
    h('ul', { class: 'rules' },
      statements.map((each) => h('li', null, each.found
        ? [`${each.verb} ${each.object}`, ' ', time(each.timestamp ?? each.stored), each.voided && [' ', badge('bad', t('statement.voided'))]]
        : [h('code', null, each.id), each.removedBy && [' ', t('why.removed', { rule: each.removedBy })]])),
      Object.entries(rosters).map(([name, since]) => h('li', null, t('why.roster', { name }), ' ', time(since)))));
}

function steps(moves) {
  return h('ol', { class: 'way' }, moves.map((move) => h('li', { class: move.superseded && 'revised' },
    h('strong', null, move.to.replace(/^exit:/, '')), ' ', time(move.validAt), h('br'), h('span', null, move.why.text),
    move.superseded && [' ', t('learner.revised'), ' ', time(move.supersededAt)])));
}
