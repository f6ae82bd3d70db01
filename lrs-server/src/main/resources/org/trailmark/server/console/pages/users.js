// Who may log in to the console, and who is logged in; a part of the page of credentials.

import { h, replace } from 'frame/dom.js';
import { action, card, confirm, dialog, during, empty, notice, paged, time, timeAgo } from 'frame/parts.js';
import { get, path, post, put, remove } from 'frame/rest.js';
import { t, term } from 'frame/words.js';

const ROLES = ['viewer', 'admin'];
const SHORTEST = 12;

/** Two cards, filled. */
export async function people({ signal }) {
  const users = h('div');
  const sessions = h('div');
  async function load() {
    const [known, begun] = await Promise.all([
      listed('users', t('users.none'), ['name', 'role', 'created'], userRow, signal, load),
      listed('sessions', t('sessions.none'), ['name', 'begun', 'seen', 'ends'], sessionRow, signal, load),
    ]);
    replace(users, known);
    replace(sessions, begun);
  }
  await load();
  return [
    card(t('users.title'), users,
      h('button', { type: 'button', onclick: () => edit(load) }, t('users.add'))),
    card(t('sessions.title'), sessions),
  ];
}

const listed = (what, none, heads, row, signal, load) => paged({
  name: t(`${what}.title`),
  heads: heads.map((head) => t(`users.${head}`)).concat(t('act')),
  none: empty(none),
  load: async (after) => {
    const page = await get(after ?? `${what}?limit=50`, { signal });
    return { rows: page[what].map((each) => row(each, load)), more: page.more };
  },
});

const userRow = ({ name, role, createdAt }, load) => [
  name, term('role', role), time(createdAt),
  h('span', { class: 'row' },
    h('button', { type: 'button', class: 'slim', onclick: () => edit(load, { name, role }) }, t('users.change')),
    action(t('users.remove'), async () => {
      if (await confirm(t('users.remove.sure', { name }), t('users.remove'))) {
        await remove(path`users/${name}`);
        notice('good', t('users.removed', { name }));
        await load();
      }
    }, 'slim danger')),
];

const sessionRow = ({ id, user, createdAt, seenAt, endsAt }, load) => [
  user, time(createdAt), timeAgo(seenAt), time(endsAt),
  action(t('sessions.end'), async () => {
    await remove(path`sessions/${id}`);
    await load();
  }, 'slim danger'),
];

/** A new user, or another password and role for one that there is. */
async function edit(load, user) {
  const done = await dialog(t(user ? 'users.change' : 'users.add'), (close) => {
    const name = h('input', { id: 'user-name', maxlength: 100, autocomplete: 'off', required: true });
    const password = h('input', {
      id: 'user-password', type: 'password', minlength: SHORTEST, maxlength: 200, autocomplete: 'new-password', required: !user,
    });
    const role = h('select', { id: 'user-role' }, ROLES.map((each) =>
      h('option', { value: each, selected: each === user?.role }, term('role', each))));
    const button = h('button', { type: 'submit', class: 'main' }, t('users.keep'));
    const submit = (event) => {
      event.preventDefault();
      const wish = { role: role.value, ...(password.value && { password: password.value }) };
      during(button, async () => close(await (user
        ? put(path`users/${user.name}`, wish) : post('users', { name: name.value.trim(), ...wish }))));
    };
    return h('form', { onsubmit: submit },
      !user && h('div', { class: 'field' }, h('label', { for: 'user-name' }, t('users.name')), name),
      h('div', { class: 'field' },
        h('label', { for: 'user-password' }, t(user ? 'users.password.new' : 'users.password', { count: SHORTEST })), password),
      h('div', { class: 'field' }, h('label', { for: 'user-role' }, t('users.role')), role),
      h('div', { class: 'actions' },
        h('button', { type: 'button', onclick: () => close() }, t('cancel')), button));
  });
  if (done) {
    await load();
  }
}
