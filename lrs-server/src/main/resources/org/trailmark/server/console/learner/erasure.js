// Erases a person, or gives her a pseudonym: first what would go, then her name is to be typed, then it begins, and the salt of
// its receipt is shown this once.

import { h, replace } from 'frame/dom.js';
import { action, badge, dialog, during, failure, notice, table } from 'frame/parts.js';
import { post } from 'frame/rest.js';
import { goTo } from 'frame/router.js';
import { t, term } from 'frame/words.js';
import { agentOnly, identifier } from 'learner/agents.js';

/** What may become of a person, as the REST interface calls it. */
const KINDS = ['erase', 'pseudonymise'];

const EXTENT = ['statements', 'changedStatements', 'documents', 'identityEvents', 'attachments'];

/** What was or would be erased, in words; what is none is left out. */
export const extentOf = (extent) => EXTENT.filter((name) => extent[name] > 0)
  .map((name) => t(`erasure.extent.${name}`, { count: extent[name] })).join(', ') || t('erasure.extent.nothing');

/** A part of a page that erases `person`, as of `findPerson`. */
export function erasureOf(person, signal) {
  const agent = agentOnly(person.agents[0]);
  const found = h('div', { class: 'stack', role: 'status' });
  let [kind] = KINDS;
  const choice = h('fieldset', null, h('legend', null, t('erasure.kind')), KINDS.map((each) => h('label', { class: 'check' },
    h('input', { type: 'radio', name: 'erasure-kind', value: each, checked: each === kind, onchange: () => {
      kind = each;
      replace(found); // it was about the other one
    } }), t(`erasure.kind.${each}`))));
  const look = action(t('erasure.look'), async () => {
    const wish = { kind, agent };
    const dry = await post('privacy/erasures?dryRun=true', wish, { signal });
    if (wish.kind === kind) {
      replace(found, whatGoes(dry), dry.holds.length > 0 ? h('p', null, badge('bad', t('holds.held')), ' ', t('erasure.held'))
        : action(t(`erasure.${kind}`), () => ask(person, wish, signal), 'danger'));
    }
  });
  return h('div', { class: 'stack' }, h('p', { class: 'soft' }, t('erasure.about')), choice, h('div', { class: 'actions' }, look), found);
}

function whatGoes({ agents, extent, plugins, idle }) {
  const rows = [
    ...EXTENT.map((name) => [t('erasure.store'), term('erasure.of', name), extent[name]]),
    ...Object.entries(plugins).flatMap(([plugin, kinds]) => Object.entries(kinds).map(([kind, rowCount]) => [plugin, kind, rowCount])),
  ];
  return [
    h('p', null, t('erasure.agents')),
    h('ul', { class: 'tags' }, agents.map((each) => h('li', null, h('code', null, identifier(each))))),
    table(t('erasure.goes'), [t('erasure.where'), t('erasure.what'), t('erasure.count')], rows),
    idle.length > 0 && h('p', null, badge('busy', t('erasure.waits')), ' ', t('erasure.idle', { plugins: idle.join(', ') })),
  ];
}

async function ask(person, wish, signal) {
  const begun = await dialog(t(`erasure.sure.${wish.kind}`, { name: person.name }), (close) => {
    const typed = h('input', { id: 'erasure-name', required: true, autocomplete: 'off', oninput: () => {
      erase.disabled = typed.value.trim() !== person.name.trim();
    } });
    const reason = h('input', { id: 'erasure-reason', maxlength: 1000, autocomplete: 'off' });
    const refused = h('div');
    const erase = h('button', { type: 'submit', class: 'danger', disabled: true }, t(`erasure.${wish.kind}`));
    return h('form', { onsubmit: (event) => {
      event.preventDefault();
      during(erase, async () => {
        try {
          close(await post('privacy/erasures', { ...wish, reason: reason.value.trim() }, { signal }));
        } catch (problem) {
          replace(refused, failure(problem));
        }
      });
    } },
    h('p', null, t('erasure.final')),
    h('div', { class: 'field' }, h('label', { for: 'erasure-name' }, t('erasure.type', { name: person.name })), typed),
    h('div', { class: 'field' }, h('label', { for: 'erasure-reason' }, t('erasure.reason')), reason,
      h('p', { class: 'small soft' }, t('erasure.reason.about'))),
    refused,
    h('div', { class: 'actions' }, h('button', { type: 'button', onclick: () => close() }, t('cancel')), erase));
  });
  if (begun) {
    await told(begun);
    goTo('#/privacy');
  }
}

/** The salt, this once. */
const told = ({ id, salt }) => dialog(t('erasure.begun'), (close) => [
  h('p', null, t('erasure.salt.about')),
  h('div', { class: 'field' }, h('span', { class: 'small' }, t('erasure.id')), h('code', { class: 'secret' }, id)),
  h('div', { class: 'field' }, h('span', { class: 'small' }, t('erasure.salt')), h('code', { class: 'secret', id: 'erasure-salt' }, salt)),
  h('div', { class: 'actions' },
    action(t('link.copy'), async () => {
      await navigator.clipboard.writeText(`${id} ${salt}`);
      notice('good', t('link.copied'));
    }),
    h('button', { type: 'button', class: 'main', onclick: () => close() }, t('credentials.kept'))),
]);
