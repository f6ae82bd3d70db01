// A definition tried on one person: her way on the map as it would be, beside where she stands now.

import { combo } from 'frame/combo.js';
import { h, replace } from 'frame/dom.js';
import { badge, empty, failure, loading, time } from 'frame/parts.js';
import { address, path, post } from 'frame/rest.js';
import { number, t } from 'frame/words.js';
import { draw, mapFrame } from 'map/draw.js';
import { markWay } from 'map/way.js';
import { learners } from 'records/asked.js';
import { agentName } from 'records/sentence.js';

/**
 * The part of the editor where somebody is chosen.
 *
 * @param text gives the definition as it is now
 * @returns `{ element, again() }`: `again` tries once more on who was chosen, after the text changed
 */
export function trial({ text, type, signal }) {
  const outcome = h('div', { class: 'stack' }, h('p', { class: 'soft' }, t('trial.about')));
  let person = null;
  let turn = 0;

  const { element: field } = combo({
    id: 'trial-learner', label: t('learners.find'), placeholder: t('trial.who'), signal,
    load: async (wanted) => (await learners({ text: wanted, limit: 8 }, signal)).learners.map((each) => ({
      id: each.id, text: each.name ?? agentName(each.agents[0]), agents: each.agents,
      title: each.agents.map((agent) => agentName({ ...agent, name: undefined })).join(', '), note: number(each.statements),
    })),
    onTaken: (chosen) => { person = chosen; again(); },
  });

  async function again() {
    if (person === null) {
      return;
    }
    const mine = ++turn;
    replace(outcome, loading());
    try {
      const { name: _, ...agent } = person.agents[0];
      const tried = await post(address('journey/try', { agent: JSON.stringify(agent) }), text(), { type, signal });
      if (mine === turn) {
        replace(outcome, shown(person, tried));
      }
    } catch (problem) {
      if (mine === turn && !signal.aborted) {
        replace(outcome, failure(problem, again));
      }
    }
  }
  return { element: h('div', { class: 'stack' }, field, outcome), again };
}

function shown(person, { shape, runs, now, statements, remarks }) {
  const run = runs.at(-1);
  return [
    h('h3', null, h('a', { href: path`#/learners/${person.id}`, target: '_blank' }, person.text)),
    h('dl', { class: 'beside' },
      h('div', null, h('dt', null, t('trial.now')), h('dd', null, place(now.at(-1)))),
      h('div', null, h('dt', null, t('trial.then')), h('dd', null, place(run)))),
    h('p', { class: 'soft small' }, t('trial.statements', { count: statements }),
      runs.length > 1 && [' ', t('trial.runs', { count: runs.length })]),
    run ? way(shape, run) : empty(t('trial.nowhere')),
    remarks.length > 0 && h('details', null, h('summary', null, t('learner.remarks', { count: remarks.length })),
      h('ul', { class: 'rules small' }, remarks.map(({ at, problems }) => h('li', null, time(at), ' ', problems.join('; ')))))];
}

const place = (run) => (!run ? badge('plain', t('trial.not-on-it'))
  : [run.exit ? badge(run.counts === 'goal' ? 'good' : 'plain', run.exit) : badge('busy', run.step),
    h('span', { class: 'small soft' }, ' ', t('since'), ' ', time(run.since))]);

function way(shape, run) {
  const frame = mapFrame();
  const drawing = draw({ shape, figures: null, down: true });
  markWay(drawing, run.moves, run);
  replace(frame, drawing);
  frame.classList.add('still');
  return h('div', { class: 'stack' }, frame,
    h('h4', null, t('trial.way')),
    h('ol', { class: 'way' }, run.moves.map((move) => h('li', null,
      h('strong', null, move.to.replace(/^exit:/, '')), ' ', time(move.validAt), h('br'), h('span', null, move.why.text)))),
    run.nextDue && h('p', { class: 'small soft' }, t('learner.due'), ' ', time(run.nextDue)),
    run.touchpoints.length > 0 && [h('h4', null, t('trial.touchpoints')),
      h('ul', { class: 'rules small' }, run.touchpoints.map(({ touchpoint, step, at }) =>
        h('li', null, h('strong', null, touchpoint), ` (${step}), `, time(at))))]);
}
