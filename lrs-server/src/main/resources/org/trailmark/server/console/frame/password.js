// Whoever logged in with a password chooses another.

import { h } from 'frame/dom.js';
import { dialog, notice } from 'frame/parts.js';
import { put } from 'frame/rest.js';
import { t } from 'frame/words.js';

/** As the server has it. */
const SHORTEST = 12;
const LONGEST = 200;

/** What is asked for, by its place in what is sent. */
const ASKED = { '/password': 'password.old', '/newPassword': 'password.new' };

/** Asks for the old one and the new one, until the server takes it or she leaves it. */
export async function changePassword() {
  const done = await dialog(t('password.change'), (close) => {
    const old = field('old-password', 'current-password');
    const chosen = field('new-password', 'new-password', { minlength: SHORTEST, maxlength: LONGEST });
    const button = h('button', { type: 'submit', class: 'main' }, t('password.keep'));
    const error = h('p', { class: 'error', role: 'alert' });
    const submit = (event) => {
      event.preventDefault();
      button.disabled = true;
      error.textContent = '';
      put('session/password', { password: old.value, newPassword: chosen.value })
        .then(() => close(true), (problem) => { error.textContent = told(problem); })
        .finally(() => { button.disabled = false; });
    };
    return h('form', { onsubmit: submit }, error,
      labelled(old, t('password.old')),
      labelled(chosen, t('password.new', { count: SHORTEST })),
      h('p', { class: 'soft' }, t('password.hint')),
      h('div', { class: 'actions' },
        h('button', { type: 'button', onclick: () => close() }, t('cancel')), button));
  });
  if (done) {
    notice('good', t('password.changed'));
  }
}

const told = ({ message, faults }) => [message, ...faults.map((fault) =>
  `${t(ASKED[fault.pointer] ?? 'password.change', { count: SHORTEST })}: ${fault.message}.`)].join(' ');

const field = (id, autocomplete, more) =>
  h('input', { id, type: 'password', autocomplete, required: true, ...more });

const labelled = (input, text) =>
  h('div', { class: 'field' }, h('label', { for: input.id }, text), input);
