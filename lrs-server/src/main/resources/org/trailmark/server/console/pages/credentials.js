// Which programs and which people may use this server.

import { h, replace } from 'frame/dom.js';
import { action, badge, card, confirm, dialog, during, empty, notice, paged, time, timeAgo } from 'frame/parts.js';
import { get, path, post, put, remove } from 'frame/rest.js';
import { t, term } from 'frame/words.js';
import { people } from 'pages/users.js';

const SCOPES = [
  'statements/write', 'statements/read/mine', 'statements/read', 'state', 'define', 'profile',
  'all/read', 'all', 'people-read', 'admin/read', 'admin',
];
const OVERLAP_DAYS = 7;

export async function open({ signal }) {
  const list = h('div');
  async function load() {
    replace(list, await paged({
      name: t('nav.credentials'),
      heads: ['label', 'key', 'scopes', 'boundary', 'used', 'expires'].map((head) => t(`credentials.${head}`)).concat(t('act')),
      none: empty(t('credentials.none')),
      load: async (after) => {
        const page = await get(after ?? 'credentials?limit=50', { signal });
        return { rows: page.credentials.map((each) => row(each, load)), more: page.more };
      },
    }));
  }
  const [users] = await Promise.all([people({ signal }), load()]);
  return {
    title: t('nav.credentials'),
    actions: h('button', { type: 'button', class: 'main', onclick: () => add(load) }, t('credentials.add')),
    body: h('div', { class: 'stack' }, card(t('credentials.title'), list), users),
  };
}

function row(credential, load) {
  const { key, label, scopes, boundary, disabled, expiresAt, lastUsedAt } = credential;
  const name = label || key;
  return [
    [label || h('span', { class: 'soft' }, t('credentials.unnamed')), ' ', disabled && badge('bad', t('credentials.disabled'))],
    h('code', null, key),
    h('span', { class: 'row' }, scopes.map((scope) => badge(scope === 'admin' ? 'busy' : 'plain', term('scope', scope)))),
    bounds(boundary),
    lastUsedAt ? timeAgo(lastUsedAt) : t('credentials.used.never'),
    expiresAt ? time(expiresAt) : t('credentials.expires.never'),
    h('span', { class: 'row' },
      action(t('credentials.rotate'), async () => {
        if (await confirm(t('credentials.rotate.sure', { name, days: OVERLAP_DAYS }), t('credentials.rotate'), 'main')) {
          await told(await post(path`credentials/${key}/secret`, { overlap: `P${OVERLAP_DAYS}D` }));
          await load();
        }
      }, 'slim'),
      action(t(disabled ? 'credentials.enable' : 'credentials.disable'), async () => {
        await put(path`credentials/${key}`, { label, scopes, boundary: boundary ?? null, expiresAt: expiresAt ?? null, disabled: !disabled });
        await load();
      }, 'slim'),
      action(t('credentials.remove'), async () => {
        if (await confirm(t('credentials.remove.sure', { name }), t('credentials.remove'))) {
          await remove(path`credentials/${key}`);
          notice('good', t('credentials.removed'));
          await load();
        }
      }, 'slim danger')),
  ];
}

function bounds(boundary) {
  if (!boundary) {
    return t('credentials.boundary.none');
  }
  return h('span', { class: 'row' },
    boundary.activities.map((start) => h('code', null, start)),
    boundary.learners.length > 0 && badge('plain', t('credentials.boundary.learners', { count: boundary.learners.length })));
}

async function add(load) {
  const made = await dialog(t('credentials.add'), (close) => {
    const label = h('input', { id: 'label', maxlength: 100, autocomplete: 'off' });
    const starts = h('textarea', { id: 'starts', rows: 2, placeholder: 'https://example.org/course/' });
    const until = h('input', { id: 'until', type: 'date' });
    const boxes = SCOPES.map((scope) => h('input', { type: 'checkbox', value: scope, checked: scope === 'statements/write' }));
    const button = h('button', { type: 'submit', class: 'main' }, t('credentials.make'));
    const error = h('p', { class: 'error', role: 'alert' });
    const submit = (event) => {
      event.preventDefault();
      const scopes = boxes.filter((box) => box.checked).map((box) => box.value);
      error.textContent = scopes.length ? '' : t('credentials.scope.missing');
      if (scopes.length) {
        during(button, async () => close(await post('credentials', wish(label.value, scopes, starts.value, until.value))));
      }
    };
    return h('form', { onsubmit: submit },
      h('div', { class: 'field' }, h('label', { for: 'label' }, t('credentials.label')), label),
      h('fieldset', null, h('legend', null, t('credentials.scopes')), SCOPES.map((scope, at) =>
        h('label', { class: 'check' }, boxes[at], term('scope', scope)))),
      h('div', { class: 'field' }, h('label', { for: 'starts' }, t('credentials.boundary.starts')), starts),
      h('div', { class: 'field' }, h('label', { for: 'until' }, t('credentials.expires')), until),
      error,
      h('div', { class: 'actions' },
        h('button', { type: 'button', onclick: () => close() }, t('cancel')), button));
  });
  if (made) {
    await load();
    await told(made);
  }
}

/** What the REST is asked for; a day ends where it does in UTC. */
function wish(label, scopes, starts, until) {
  const activities = starts.split(/\s+/).filter((start) => start);
  return {
    label, scopes,
    ...(activities.length && { boundary: { activities } }),
    ...(until && { expiresAt: `${until}T23:59:59Z` }),
  };
}

/** A secret, this once. */
const told = (made) => dialog(t('credentials.made'), (close) => [
  h('p', null, t('credentials.once')),
  h('div', { class: 'field' }, h('span', { class: 'small' }, t('credentials.key')), h('code', { class: 'secret', id: 'made-key' }, made.key)),
  h('div', { class: 'field' }, h('span', { class: 'small' }, t('credentials.secret')), h('code', { class: 'secret', id: 'made-secret' }, made.secret)),
  h('div', { class: 'actions' }, h('button', { type: 'button', class: 'main', onclick: () => close() }, t('credentials.kept'))),
]);
