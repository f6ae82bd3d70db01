// The figures of a journey beside its map: as bars for the eye, as tables for everybody.

import { h } from 'frame/dom.js';
import { bar, empty, figure, table } from 'frame/parts.js';
import { duration, number, percent, t } from 'frame/words.js';
import * as asked from 'map/asked.js';
import { ENTRY } from 'map/layout.js';
import { named } from 'map/draw.js';

/** What the map draws, taken from two answers of the REST. */
export function figuresOf(shape, standing, flows) {
  const at = new Map();
  standing.stages.forEach(({ steps }) => steps.forEach(({ step, learners }) => at.set(step, learners)));
  standing.exits.forEach(({ exit, learners }) => at.set(`exit:${exit}`, learners));
  const moves = new Map();
  const moved = [];
  flows.flows.forEach(({ movedFrom = ENTRY, movedTo, moves: count }) => {
    moves.set(`${movedFrom} ${movedTo}`, count);
    moved.push({ from: movedFrom, to: movedTo });
  });
  return { standing: at, moves, moved };
}

/** The same figures as the map's, for who cannot see it or wants to copy them. */
export function asTable(shape, figures) {
  const places = [...shape.stages.flatMap(({ stage, steps }) => steps.map((step) => [stage, step, step])),
    ...shape.exits.map(({ exit, counts }) => [t(`counts.${counts}`), exit, `exit:${exit}`])];
  const sum = (end, id) => [...figures.moves].filter(([key]) => key.split(' ')[end] === id)
    .reduce((all, [, count]) => all + count, 0);
  return h('div', { class: 'stack' },
    table(t('table.places'), [t('stage'), t('place'), t('table.here'), t('table.in'), t('table.out')],
      places.map(([stage, name, id]) => [stage, name, figures.standing.get(id) ?? 0, sum(1, id), sum(0, id)])),
    table(t('table.moves'), [t('table.from'), t('table.to'), t('table.count')],
      [...figures.moves].map(([key, count]) => [...key.split(' ').map(named), count])));
}

export async function funnel(id, when, signal) {
  const { entered, stages, goal } = await asked.funnel(id, when, signal);
  if (entered.runs === 0) {
    return empty(t('figures.none'));
  }
  const row = (name, { runs, rate }, kind) => [name, bar(runs, entered.runs, kind), runs, figure(percent(rate))];
  return table(t('figures.funnel'), [t('stage'), t('figures.share'), t('runs'), t('figures.rate')], [
    row(t('map.entry'), { ...entered, rate: 1 }, 'neutral'),
    ...stages.map((stage) => row(stage.stage, stage)),
    row(t('counts.goal'), goal, 'goal')]);
}

export async function dwell(id, when, signal) {
  const { stages } = await asked.dwell(id, when, signal);
  return table(t('figures.dwell'),
    [t('stage'), t('step'), t('figures.median'), t('figures.p90'), t('figures.ended'), t('figures.standing')],
    stages.flatMap(({ stage, steps }) => steps.map(({ step, visits }) =>
      [stage, step, figure(duration(visits.median)), figure(duration(visits.p90)), visits.ended, visits.standing])));
}

export async function dropOff(id, when, signal) {
  const { stages } = await asked.dropOff(id, when, signal);
  return table(t('figures.drop-off'),
    [t('stage'), t('step'), t('figures.drops'), t('figures.rate'), t('figures.onward'), t('counts.goal'), t('counts.drop'),
      t('counts.decided')],
    stages.flatMap(({ stage, steps }) => steps.map(({ step, ends }) => [stage, step,
      bar(ends.drop, ends.visits, 'drop'), figure(percent(ends.dropRate)), ends.onward, ends.goal, ends.drop, ends.decided])));
}

/** By the goals of the journey, of the runs that had begun; always as is known now. */
export async function goals(id, when, signal) {
  const { goals: found } = await asked.goals(id, when, signal);
  return found.length === 0 ? empty(t('figures.goals.none'))
    : table(t('figures.goals'),
      [t('figures.goal'), t('figures.share'), t('figures.rate'), t('figures.reached'), t('figures.missed'), t('figures.open')],
      found.map(({ goal, runs, reached, missed, open, rate }) =>
        [goal, bar(reached, runs, 'goal'), figure(percent(rate)), reached, missed, open]));
}

/** Numbers that stand above everything. */
export function totals(standing, flows) {
  const reached = standing.exits.filter(({ counts }) => counts === 'goal')
    .reduce((all, { learners }) => all + learners, 0);
  return h('dl', { class: 'figures' }, [
    [t('totals.entered'), flows.entered], [t('totals.standing'), standing.standing.learners],
    [t('totals.goal'), reached], [t('totals.left'), standing.left.learners - reached],
  ].map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, number(value)))));
}
