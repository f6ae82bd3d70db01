// The ledger of a journey: what was said to whom or held back, with every decision and its reason.

import { h, replace } from 'frame/dom.js';
import { badge, card, empty, failure, loading, paged, tableRow, time } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { remember } from 'frame/router.js';
import { ofMap, t, term } from 'frame/words.js';
import * as asked from 'map/asked.js';

const STATES = ['wanted', 'held', 'sent', 'suppressed', 'withdrawn'];
const KINDS = { sent: 'good', suppressed: 'bad', held: 'busy', wanted: 'busy', withdrawn: 'plain' };

export async function open({ query, signal }) {
  const { journeys } = await asked.list(signal);
  const links = h('a', { class: 'button', href: '#/outbox' }, t('outbox.title'));
  if (journeys.length === 0) {
    return { title: t('nav.touchpoints'), actions: links, body: empty(t('journeys.none')) };
  }
  const list = h('div');
  const journey = choice('journey', t('journey'), journeys.map(({ id, title }) => [id, ofMap(title) ?? id]),
    query.journey ?? journeys[0].id, load);
  const state = choice('state', t('state'), [['', t('any')], ...STATES.map((each) => [each, term('touchpoint', each)])],
    query.state ?? '', load);

  async function load() {
    const wanted = { journey: journey.value, state: state.value };
    remember(wanted);
    replace(list, loading());
    try {
      const found = await touchpointList({
        load: (after) => page(wanted, after, signal), named: true,
      });
      if (wanted.journey === journey.value && wanted.state === state.value) {
        replace(list, found);
      }
    } catch (problem) {
      if (!signal.aborted) {
        replace(list, failure(problem, load));
      }
    }
  }
  load();
  return {
    title: t('nav.touchpoints'),
    actions: links,
    body: h('div', { class: 'stack' },
      h('div', { class: 'row' }, journey.field, state.field), card(t('touchpoints.ledger'), list)),
  };
}

function choice(id, label, options, chosen, onchange) {
  const select = h('select', { id, onchange }, options.map(([value, text]) =>
    h('option', { value, selected: value === chosen }, text)));
  return {
    get value() { return select.value; },
    field: h('div', { class: 'field' }, h('label', { for: id }, label), select),
  };
}

async function page({ journey, state }, after, signal) {
  const found = await get(address(path`journey/journeys/${journey}/touchpoints`, { state, after, limit: 25 }), { signal });
  return { rows: found.touchpoints, more: found.more };
}

/**
 * A list of touchpoints, each with its decisions one click away.
 *
 * @param load gives `{ rows: [{learner, name, touchpoint}], more }`
 * @param named whether it says for whom each was wanted
 */
export function touchpointList({ load, named }) {
  return paged({
    name: t('nav.touchpoints'),
    heads: [t('touchpoint.when'), named && t('learner'), t('touchpoint'), t('state'), t('people.why')].filter(Boolean),
    none: empty(t('touchpoints.none')),
    load: async (after) => {
      const { rows, more } = await load(after);
      return { rows: rows.map((line) => row(line, named)), more };
    },
  });
}

function row({ learner, name, touchpoint }, named) {
  return [
    time(touchpoint.wantedAt),
    named && h('a', { href: path`#/learners/${learner}` }, name ?? learner),
    named ? touchpoint.touchpoint : `${touchpoint.journey}: ${touchpoint.touchpoint}`,
    badge(KINDS[touchpoint.state], term('touchpoint', touchpoint.state)),
    why(touchpoint),
  ].filter((cell) => cell !== false);
}

function why({ decisions, deliveries, heldUntil, basisRevised }) {
  const last = decisions.at(-1);
  if (!last) {
    return t('touchpoint.undecided');
  }
  return h('details', null,
    h('summary', null, last.reason),
    h('table', null, h('tbody', null,
      decisions.map(({ at, decision, gate, reason, numbers }) => tableRow([
        time(at), term('decision', decision), h('code', null, gate),
        reasonAndNumbers(reason, numbers)])))),
    heldUntil && h('p', { class: 'small' }, t('touchpoint.held-until'), ' ', time(heldUntil)),
    basisRevised && h('p', { class: 'small' }, t('touchpoint.basis-revised')),
    deliveries.map(({ channel, state, attempts }) =>
      h('p', { class: 'small soft' }, `${channel}: ${term('delivery', state)}, ${t('delivery.attempts', { count: attempts })}`)));
}

function reasonAndNumbers(reason, numbers) {
  const shown = Object.entries(numbers).map(([name, value]) => `${name} ${value}`).join(', ');
  return h('span', null, reason, shown && h('span', { class: 'soft' }, ` (${shown})`));
}
