// What a person may ask for: all that is kept of her, to be left alone, to be forgotten.

import { h, replace } from 'frame/dom.js';
import { download } from 'frame/download.js';
import { action, badge, dialog, during, notice, time } from 'frame/parts.js';
import { address, get, post } from 'frame/rest.js';
import { t } from 'frame/words.js';
import { agentOnly, identifier } from 'learner/agents.js';
import { erasureOf } from 'learner/erasure.js';
import { release } from 'learner/holds.js';

/** A part of a learner's page for each of these; `person` as of `findPerson`. */
export async function privacy(person, signal) {
  return h('div', { class: 'stack' },
    part(t('privacy.export'), everything(person, signal)),
    part(t('holds.title'), await holdsOf(person, signal)),
    part(t('erasure.title'), erasureOf(person, signal)),
    h('p', { class: 'small part' }, h('a', { href: '#/privacy' }, t('privacy.all'))));
}

const part = (title, ...children) => h('section', { class: 'part' }, h('h3', null, title), children);

function everything({ agents, name }, signal) {
  return h('div', { class: 'stack' }, h('p', { class: 'soft' }, t('privacy.export.about')),
    action(t('privacy.export.save'), () =>
      download(address('privacy/export', { agent: JSON.stringify(agentOnly(agents[0])) }), `${name}.zip`, { signal })));
}

async function holdsOf(person, signal) {
  const list = h('div', { class: 'stack' });
  const hers = new Set(person.agents.map(identifier));
  async function load() {
    const holds = (await allHolds(signal)).filter(({ agent }) => hers.has(identifier(agent)));
    replace(list, holds.length === 0
      ? [h('p', { class: 'soft' }, t('holds.none.person')), action(t('holds.set'), async () => {
        if (await hold(person, signal)) {
          await load();
        }
      })]
      : h('ul', { class: 'stack plain' }, holds.map((each) => h('li', { class: 'row' },
        badge('busy', t('holds.held')), h('span', null, each.reason), h('span', { class: 'small soft' }, time(each.at), ' · ', each.author),
        release(each, load, signal)))));
  }
  await load();
  return list;
}

/** There are few. */
async function allHolds(signal) {
  const found = [];
  let next = 'holds?limit=200';
  while (next) {
    const page = await get(`privacy/${next}`, { signal });
    found.push(...page.holds);
    next = page.more;
  }
  return found;
}

/** Asks why, and holds her; answers whether it did. */
const hold = (person, signal) => dialog(t('holds.set'), (close) => {
  const reason = h('input', { id: 'hold-reason', required: true, maxlength: 1000, autocomplete: 'off' });
  const button = h('button', { type: 'submit', class: 'main' }, t('holds.set'));
  return h('form', { onsubmit: (event) => {
    event.preventDefault();
    during(button, async () => {
      await post('privacy/holds', { agent: agentOnly(person.agents[0]), reason: reason.value.trim() }, { signal });
      notice('good', t('holds.done'));
      close(true);
    });
  } },
  h('p', { class: 'soft' }, t('holds.about')),
  h('div', { class: 'field' }, h('label', { for: 'hold-reason' }, t('holds.reason')), reason),
  h('div', { class: 'actions' }, h('button', { type: 'button', onclick: () => close() }, t('cancel')), button));
});
