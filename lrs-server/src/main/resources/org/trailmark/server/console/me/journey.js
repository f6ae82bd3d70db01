// One of a learner's journeys, for herself: where she is, how she came there, what comes next.

import { h } from 'frame/dom.js';
import { badge, time } from 'frame/parts.js';
import { path } from 'frame/rest.js';
import { ofMap, t } from 'frame/words.js';
import { draw } from 'map/draw.js';
import { markWay } from 'map/way.js';
import { condition, span } from 'me/condition.js';
import { get } from 'me/rest.js';
import { deed, placeName } from 'me/say.js';

const NARROW = matchMedia('(width < 52rem)');

/** A section about the newest run of a journey. */
export async function journey(run) {
  const about = path`ways/${run.journey}`;
  const [way, why, shape] = await Promise.all([
    get(`${about}?limit=500`), get(`${about}/why?run=${run.run}`), get(`${about}/shape`)]);
  const moves = way.transitions.filter((move) => move.run === run.run && !move.superseded);
  const name = `journey-${run.journey}`;
  return h('section', { class: 'card stack my-journey', 'aria-labelledby': name },
    h('div', { class: 'row' }, h('h2', { id: name }, ofMap(run.title) ?? run.journey), standing(run)),
    here(run),
    h('div', { class: 'grid' },
      h('div', null, h('h3', null, t('me.how')), reason(why), evidence(why)),
      run.exit ? null : h('div', null, h('h3', null, t('me.next')), onward(why, shape))),
    h('details', { open: true }, h('summary', null, t('me.map')), map(run, moves, shape)),
    h('details', null, h('summary', null, t('me.way')), wayOf(moves)));
}

function standing(run) {
  return run.exit
    ? badge(run.counts === 'goal' ? 'good' : 'plain', t(`me.left.${run.counts}`))
    : badge('busy', t('me.under-way'));
}

function here(run) {
  const place = placeName(run.exit ?? run.step);
  return h('p', { class: 'me-here' }, run.exit ? t('me.ended', { place }) : t('me.here', { place }),
    ' ', h('span', { class: 'soft small' }, t('since'), ' ', time(run.since)));
}

function reason({ move }) {
  const { kind, rosters } = move.why;
  const text = rosters.length > 0 && kind === 'held' ? t('me.why.roster', { roster: rosters.map(placeName).join(', ') })
    : t(`me.why.${kind}`);
  return h('p', null, text);
}

/** The statements that decided, in words. */
function evidence({ statements }) {
  const found = statements.filter((each) => each.found);
  return found.length > 0 && h('ul', { class: 'small evidence' }, found.map((each) =>
    h('li', null, deed(each), ' ', h('span', { class: 'soft' }, time(each.timestamp ?? each.stored)))));
}

/** What she could do, and what happens by itself; toward the goal first. */
function onward({ onward: rules }, shape) {
  const counts = new Map(shape.exits.map((exit) => [`exit:${exit.exit}`, exit.counts]));
  const rank = ({ to, kind }) => (kind !== 'when' ? 2 : counts.get(to) === 'goal' || !counts.has(to) ? 0 : 1);
  const sorted = [...rules].sort((one, other) => rank(one) - rank(other));
  return h('ul', { class: 'onward' }, sorted.map((rule) =>
    h('li', { class: counts.get(rule.to) ?? 'step' },
      h('strong', null, placeName(rule.to)), h('br'),
      h('span', { class: 'small' }, rule.kind === 'when'
        ? t('me.as-soon', { what: condition(rule.definition) })
        : timer(rule)))));
}

function timer({ kind, definition, due }) {
  return kind === 'after' && due ? [t('me.by-itself'), ' ', time(due)]
    : t(`me.timer.${kind}`, { length: span(definition.after) });
}

function map(run, moves, shape) {
  const drawing = draw({ shape, figures: null, down: NARROW.matches });
  markWay(drawing, moves, run);
  drawing.setAttribute('role', 'img'); // its texts are all on the page already
  drawing.setAttribute('aria-label', t('me.map.label', { place: placeName(run.exit ?? run.step) }));
  return h('div', { class: 'map-frame still', tabindex: '0', role: 'region',
    'aria-label': t('map.of', { journey: ofMap(run.title) ?? run.journey }) }, drawing);
}

function wayOf(moves) {
  return h('ol', { class: 'way' }, moves.map((move) =>
    h('li', null, h('strong', null, placeName(move.to)), ' ', time(move.validAt), h('br'),
      t(move.from ? `me.why.${move.why.kind}` : 'me.why.entered'))));
}
