// Who may use this server: lists, makes and removes credentials.

import { h, replace } from 'frame/dom.js';
import { action, badge, card, confirm, dialog, during, empty, notice, paged, time } from 'frame/parts.js';
import { get, path, post, remove } from 'frame/rest.js';
import { t, term } from 'frame/words.js';

const SCOPES = ['statements-write', 'statements-read', 'people-read', 'admin'];

export async function open({ signal }) {
  const list = h('div');
  async function load() {
    replace(list, await paged({
      name: t('nav.credentials'),
      heads: [t('credentials.label'), t('credentials.key'), t('credentials.scopes'), t('credentials.created'), t('act')],
      none: empty(t('credentials.none')),
      load: async (after) => {
        const page = await get(after ?? 'credentials?limit=50', { signal });
        return { rows: page.credentials.map((each) => row(each, load)), more: page.more };
      },
    }));
  }
  await load();
  return {
    title: t('nav.credentials'),
    actions: h('button', { type: 'button', class: 'main', onclick: () => add(load) }, t('credentials.add')),
    body: card(t('credentials.title'), list),
  };
}

function row({ key, label, scopes, createdAt }, load) {
  return [
    label || h('span', { class: 'soft' }, t('credentials.unnamed')), h('code', null, key),
    h('span', { class: 'row' }, scopes.map((scope) => badge(scope === 'admin' ? 'busy' : 'plain', term('scope', scope)))),
    time(createdAt),
    action(t('credentials.remove'), async () => {
      if (await confirm(t('credentials.remove.sure', { name: label || key }), t('credentials.remove'))) {
        await remove(path`credentials/${key}`);
        notice('good', t('credentials.removed'));
        await load();
      }
    }, 'slim danger'),
  ];
}

async function add(load) {
  const made = await dialog(t('credentials.add'), (close) => {
    const label = h('input', { id: 'label', maxlength: 100, autocomplete: 'off' });
    const boxes = SCOPES.map((scope) => h('input', { type: 'checkbox', value: scope, checked: scope === 'statements-write' }));
    const button = h('button', { type: 'submit', class: 'main' }, t('credentials.make'));
    const error = h('p', { class: 'error', role: 'alert' });
    const submit = (event) => {
      event.preventDefault();
      const scopes = boxes.filter((box) => box.checked).map((box) => box.value);
      error.textContent = scopes.length ? '' : t('credentials.scope.missing');
      if (scopes.length) {
        during(button, async () => close(await post('credentials', { label: label.value, scopes })));
      }
    };
    return h('form', { onsubmit: submit },
      h('div', { class: 'field' }, h('label', { for: 'label' }, t('credentials.label')), label),
      h('fieldset', null, h('legend', null, t('credentials.scopes')), SCOPES.map((scope, at) =>
        h('label', { class: 'check' }, boxes[at], term('scope', scope)))),
      error,
      h('div', { class: 'actions' },
        h('button', { type: 'button', onclick: () => close() }, t('cancel')), button));
  });
  if (made) {
    await load();
    await dialog(t('credentials.made'), (close) => [
      h('p', null, t('credentials.once')),
      h('div', { class: 'field' }, h('span', { class: 'small' }, t('credentials.key')), h('code', { class: 'secret', id: 'made-key' }, made.key)),
      h('div', { class: 'field' }, h('span', { class: 'small' }, t('credentials.secret')), h('code', { class: 'secret', id: 'made-secret' }, made.secret)),
      h('div', { class: 'actions' }, h('button', { type: 'button', class: 'main', onclick: () => close() }, t('credentials.kept'))),
    ]);
  }
}
