// Finds a learner by any of her names or identifiers.

import { h, replace } from 'frame/dom.js';
import { action, empty, failure, loading, table, tableRow, timeAgo } from 'frame/parts.js';
import { get, path } from 'frame/rest.js';
import { remember } from 'frame/router.js';
import { t } from 'frame/words.js';
import * as asked from 'records/asked.js';
import { agentName } from 'records/sentence.js';

export async function open({ query, signal }) {
  const list = h('div');
  const text = h('input', { id: 'who', type: 'search', autocomplete: 'off', value: query.text ?? '', oninput: later });
  let waiting = null;

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(load, 300);
  }

  async function load() {
    clearTimeout(waiting);
    const wanted = text.value.trim();
    remember({ text: wanted });
    replace(list, loading());
    try {
      const page = await asked.learners({ text: wanted, limit: 25 }, signal);
      if (wanted === text.value.trim()) {
        replace(list, page.learners.length === 0 ? empty(t(wanted ? 'learners.nobody' : 'learners.none')) : pages(page));
      }
    } catch (problem) {
      if (!signal.aborted) {
        replace(list, failure(problem, load));
      }
    }
  }

  function pages(page) {
    const shown = table(t('nav.learners'),
      [t('learner'), t('learners.identifiers'), t('nav.statements'), t('learners.last')], page.learners.map(row));
    let { more } = page;
    const next = action(t('more'), async () => {
      const following = await get(more, { signal });
      more = following.more;
      shown.querySelector('tbody').append(...following.learners.map((each) => tableRow(row(each))));
      next.hidden = !more;
    }, 'more');
    next.hidden = !more;
    return [shown, next];
  }

  load();
  return {
    title: t('nav.learners'),
    actions: h('a', { class: 'button', href: '#/rosters' }, t('rosters.title')),
    body: h('div', { class: 'stack' },
      h('form', { class: 'card', role: 'search', onsubmit: (event) => { event.preventDefault(); load(); } },
        h('div', { class: 'field' }, h('label', { for: 'who' }, t('learners.find')), text)),
      h('div', { class: 'card' }, list)),
  };
}

const row = ({ id, name, agents, statements, last }) => [
  h('a', { href: path`#/learners/${id}` }, name ?? agentName(agents[0])),
  h('span', { class: 'soft' }, agents.map(identifier).join(', ')), statements, timeAgo(last),
];

/** An agent's identifier as people write it. */
function identifier(agent) {
  return agent.account ? `${agent.account.name} (${agent.account.homePage})` : agentName({ ...agent, name: undefined });
}
