// The first page: how much comes in, who is active, how the journeys go, and what does not go well.

import { h, replace } from 'frame/dom.js';
import { badge, bar, card, empty, table, unseen } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { number, ofMap, t } from 'frame/words.js';
import * as asked from 'records/asked.js';
import { statementLine } from 'records/line.js';
import { latestMoves, moveLine } from 'records/move.js';
import { hours } from 'overview/hours.js';

const MINUTE = 60e3;
const HOUR = 60 * MINUTE;

/** What costs more than a glance is not asked each time. */
const FUNNELS_MS = 60_000;
const COUNTS_MS = 20_000;

const MOST_JOURNEYS = 12;
const NEWEST = 10;
const PARTS = ['figures', 'hours', 'journeys', 'health', 'newest', 'moves'];

export async function open({ signal }) {
  const parts = Object.fromEntries(PARTS.map((name) => [name, h('div')]));
  const shown = new Map();

  /** Shows a part anew if it says something else now, and nobody is reading in it by keyboard. */
  function show(name, facts, make) {
    const fresh = JSON.stringify(facts);
    if (shown.get(name) !== fresh && !parts[name].contains(document.activeElement)) {
      shown.set(name, fresh);
      replace(parts[name], make(facts));
    }
  }

  const funnels = kept(FUNNELS_MS, (journeys) => Promise.all(
    [...journeys].sort((one, other) => other.standing - one.standing).slice(0, MOST_JOURNEYS)
      .map((journey) => funnelOf(journey, signal))));
  const counts = kept(COUNTS_MS, () => countsOf(Date.now(), signal));

  async function load() {
    const [status, plugins, journeys, records] = await Promise.all([
      get('status', { signal }), get('plugins', { signal }), ifOn(journeysNow(signal)), ifOn(recordsNow(counts, signal))]);
    show('figures', { head: status.head, journeys: journeys && sums(journeys.list), records: records?.figures }, totals);
    show('hours', records?.hours ?? null, (counted) => (counted ? hours(counted) : empty(t('overview.no-records'))));
    show('health', { plugins, lag: journeys?.lag }, health);
    show('newest', records && [records.newest.map(({ id }) => id), minuteNow()], () => newest(records?.newest));
    show('moves', journeys && [journeys.moves.map(({ transition: { id, superseded } }) => [id, superseded]), minuteNow()],
      () => newestMoves(journeys?.moves));
    show('journeys', journeys && await funnels(journeys.list), journeyCards);
  }

  await load();
  return {
    title: t('nav.overview'),
    body: h('div', { class: 'stack' }, parts.figures,
      h('div', { class: 'grid' }, card(t('overview.hours'), parts.hours), card(t('overview.health'), parts.health)),
      h('section', { class: 'stack', 'aria-labelledby': 'overview-journeys' },
        h('h2', { id: 'overview-journeys' }, t('nav.journeys')), parts.journeys),
      h('div', { class: 'grid' },
        card(t('overview.newest'), parts.newest,
          h('p', null, h('a', { href: '#/statements' }, t('overview.all-statements')))),
        card(t('overview.moves'), parts.moves))),
    refresh: load,
  };
}

/** Null where what answers is turned off, or not ready yet. */
async function ifOn(answer) {
  try {
    return await answer;
  } catch (problem) {
    if (problem.status === 404 || problem.status === 503) {
      return null;
    }
    throw problem;
  }
}

/** What the records tell of now. */
async function recordsNow(counts, signal) {
  const since = (span) => new Date(Date.now() - span).toISOString();
  const [minute, latest, counted] = await Promise.all([
    asked.statements({ storedFrom: since(MINUTE), count: 1_000_000, limit: 1 }, signal),
    asked.statements({ limit: NEWEST }, signal), counts()]);
  return {
    figures: { minute: minute.count.statements, hour: counted.hour, learners: counted.learners, behind: latest.behind },
    hours: counted.hours, newest: latest.statements,
  };
}

async function journeysNow(signal) {
  const [lag, { journeys }, moves] = await Promise.all([
    get('journey/lag', { signal }), get('journey/journeys', { signal }), latestMoves(NEWEST, signal)]);
  return { lag, list: journeys, moves };
}

/** Lines that say how long ago something was are written anew each minute. */
const minuteNow = () => Math.floor(Date.now() / MINUTE);

async function countsOf(now, signal) {
  const since = (span) => new Date(now - span).toISOString();
  const [hour, week, byHour] = await Promise.all([
    asked.statements({ storedFrom: since(HOUR), count: 1_000_000, limit: 1 }, signal),
    asked.aggregate({ from: since(7 * 24 * HOUR), measures: 'learners' }, signal),
    asked.aggregate({ from: since(24 * HOUR), to: new Date(now).toISOString(), by: 'hour', zone: asked.zone() }, signal)]);
  return {
    hour: hour.count.statements, learners: week.groups[0]?.learners ?? 0,
    hours: byHour.groups.map(({ hour: at, statements }) => [at, statements]),
  };
}

/** Asks again only when so much time is over; a failure is not kept. */
function kept(milliseconds, ask) {
  let answer = null;
  let until = 0;
  return async (...given) => {
    if (Date.now() >= until) {
      answer = await ask(...given);
      until = Date.now() + milliseconds;
    }
    return answer;
  };
}

const sums = (journeys) => ({
  standing: journeys.reduce((all, { standing }) => all + standing, 0),
  left: journeys.reduce((all, { left }) => all + left, 0),
});

function totals({ head, journeys, records }) {
  const figures = [
    records && [t('overview.minute'), number(records.minute), t('overview.hour', { count: records.hour })],
    records && [t('overview.active'), number(records.learners), t('overview.week')],
    journeys && [t('totals.standing'), number(journeys.standing), t('overview.left', { count: journeys.left })],
    [t('overview.statements'), number(head), records?.behind > 0 ? t('overview.behind', { count: records.behind }) : ''],
  ].filter(Boolean);
  return h('dl', { class: 'figures wide' }, figures.map(([name, value, more]) =>
    h('div', { class: 'card' }, h('dt', null, name), h('dd', null, value), h('dd', { class: 'small soft' }, more))));
}

async function funnelOf({ id, title, state, standing }, signal) {
  const { entered, stages, goal } = await get(path`journey/journeys/${id}/statistics/funnel`, { signal });
  return { id, title, state, standing, entered: entered.learners, stages: stages.map(({ stage, learners }) => [stage, learners]), goal: goal.learners };
}

function journeyCards(journeys) {
  if (journeys === null) {
    return empty(t('overview.no-journeys'));
  }
  if (journeys.length === 0) {
    return empty(t('journeys.none'), h('a', { class: 'button main', href: '#/new-journey' }, t('journeys.new')));
  }
  return h('div', { class: 'grid' }, journeys.map(({ id, title, state, standing, entered, stages, goal }) =>
    h('section', { class: 'card stack' },
      h('div', { class: 'row between' },
        h('h3', null, h('a', { href: path`#/journeys/${id}` }, ofMap(title) ?? id)),
        state === 'running' ? h('span', { class: 'small soft' }, t('overview.standing', { count: standing })) : badge('busy', t(`state.${state}`))),
      entered === 0 ? h('p', { class: 'soft' }, t('journey.nobody'))
        : table(t('overview.funnel', { journey: ofMap(title) ?? id }), [t('stage'), t('overview.learners'), unseen(t('overview.share'))], [
          [t('totals.entered'), entered, bar(entered, entered)],
          ...stages.map(([stage, learners]) => [stage, learners, bar(learners, entered)]),
          [t('totals.goal'), goal, bar(goal, entered, 'goal')]]))));
}

function health({ plugins, lag }) {
  const troubles = [
    ...plugins.filter((plugin) => !plugin.health.up).map(({ name, health: { detail } }) =>
      ['bad', t('overview.down', { name }), detail, '#/plugins']),
    ...plugins.filter(({ dispatch }) => dispatch?.quarantined > 0).map(({ name, dispatch }) =>
      ['bad', t('overview.quarantined', { count: dispatch.quarantined }), name, path`#/plugins/${name}`]),
    lag?.outboxDead > 0 && ['bad', t('overview.dead', { count: lag.outboxDead }),
      lag.channels.filter(({ dead }) => dead > 0).map(({ channel }) => channel).join(', '), address('#/outbox', { state: 'dead' })],
    lag?.secondsBehind > 60 && ['busy', t('overview.late', { count: Math.round(lag.secondsBehind / 60) }), '', '#/plugins'],
  ].filter(Boolean);
  return h('div', { class: 'stack' },
    troubles.length === 0 ? h('p', null, badge('good', t('overview.well')), ' ', t('overview.well.text'))
      : h('ul', { class: 'rules' }, troubles.map(([kind, text, detail, href]) =>
        h('li', null, h('a', { href }, badge(kind, text)), ' ', h('span', { class: 'small' }, detail)))),
    table(t('nav.plugins'), [t('plugins.name'), t('plugins.lag'), t('plugins.quarantined')],
      plugins.map(({ name, dispatch }) => [h('a', { href: path`#/plugins/${name}` }, name), dispatch?.lag ?? 0, dispatch?.quarantined ?? 0])),
    lag && h('p', { class: 'small soft' }, t('overview.outbox', { waiting: lag.outboxWaiting, dead: lag.outboxDead })));
}

function newestMoves(moves) {
  return moves === undefined ? empty(t('overview.no-journeys'))
    : moves.length === 0 ? empty(t('overview.no-moves'))
      : h('ol', { class: 'statements' }, moves.map((move) => moveLine(move)));
}

function newest(statements) {
  return statements === undefined ? empty(t('overview.no-records'))
    : statements.length === 0 ? empty(t('overview.none'))
      : h('ol', { class: 'statements' }, statements.map((item) => statementLine(item)));
}
