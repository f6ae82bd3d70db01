// Who stands at a place of the map, and who went along an arrow and why.

import { h } from 'frame/dom.js';
import { action, empty, failure, loading, paged, time } from 'frame/parts.js';
import { path } from 'frame/rest.js';
import { t } from 'frame/words.js';
import * as asked from 'map/asked.js';
import { named } from 'map/draw.js';
import { ENTRY } from 'map/layout.js';

const learnerLink = ({ learner, name }) => h('a', { href: path`#/learners/${learner}` }, name ?? learner);

/** A panel about what was chosen; it fills itself. */
export function peopleOf({ journey, shape, when, chosen, signal, onClose }) {
  const body = h('div', null, loading());
  const make = chosen.node ? standing : moved;
  const load = async () => {
    try {
      body.replaceChildren(...[await make({ journey, shape, when, chosen, signal })].flat());
    } catch (problem) {
      if (problem.name !== 'AbortError') {
        body.replaceChildren(failure(problem, load));
      }
    }
  };
  load();
  const title = chosen.node ? named(chosen.node)
    : t('people.moved', { from: named(chosen.arrow.from), to: named(chosen.arrow.to) });
  return h('aside', { class: 'card people', 'aria-label': title },
    h('div', { class: 'page-head' }, h('h2', null, title),
      h('button', { type: 'button', class: 'quiet slim', onclick: onClose }, t('close'))),
    body);
}

function standing({ journey, when, chosen, signal }) {
  const place = chosen.node.startsWith('exit:') ? { exit: named(chosen.node) } : { step: chosen.node };
  return paged({
    name: t('people.standing', { place: named(chosen.node) }),
    heads: [t('learner'), t('since')],
    none: empty(t('people.nobody')),
    load: async (after) => {
      const page = await asked.who(journey, place, when, after, signal);
      return { rows: page.learners.map((one) => [learnerLink(one), time(one.since)]), more: page.more };
    },
  });
}

async function moved({ journey, shape, when, chosen: { arrow }, signal }) {
  const rules = shape.rules.filter(({ from, to }) => from === arrow.from && to === arrow.to);
  return [
    rules.length > 0 && h('ul', { class: 'rules small' }, rules.map((rule) =>
      h('li', null, t(`rule.${rule.kind}`), ' ', rule.text))),
    await paged({
      name: t('people.moves'),
      heads: [t('learner'), t('people.when'), t('people.why')],
      none: empty(t('people.none')),
      load: async (after) => {
        const from = arrow.from === ENTRY ? undefined : arrow.from;
        const page = await asked.moves(journey, { from, to: arrow.to }, when, after, signal);
        return { rows: page.moves.map((move) => row(journey, move, signal)), more: page.more };
      },
    }),
  ].filter(Boolean);
}

function row(journey, move, signal) {
  const cell = h('div', { class: 'small' }, action(t('people.why'), async () => {
    const text = await asked.reason({ ...move, journey }, signal);
    cell.textContent = text ?? t('people.gone');
  }, 'slim'));
  return [learnerLink(move), time(move.validAt), cell];
}
