// Asks for a key and a secret.

import { h } from 'frame/dom.js';
import { mark } from 'frame/icons.js';
import * as rest from 'frame/rest.js';
import { languageChoice, themeSwitch } from 'frame/shell.js';
import { t } from 'frame/words.js';

/** The page that stands before all others; it goes on by `onSignedIn`. */
export function signIn({ reason, onSignedIn, onLanguage }) {
  document.title = 'Trailmark';
  const error = h('p', { class: 'error', role: 'alert' }, reason);
  const key = h('input', { id: 'key', name: 'key', autocomplete: 'username', required: true });
  const secret = h('input', {
    id: 'secret', name: 'secret', type: 'password', autocomplete: 'current-password', required: true,
  });
  const keep = h('input', { type: 'checkbox', name: 'keep' });
  const button = h('button', { type: 'submit', class: 'main' }, t('sign-in'));

  async function submit(event) {
    event.preventDefault();
    error.textContent = '';
    button.disabled = true;
    try {
      await rest.signIn(key.value.trim(), secret.value, keep.checked);
      onSignedIn();
    } catch (problem) {
      error.textContent = problem.message;
      secret.focus();
    } finally {
      button.disabled = false;
    }
  }

  return h('main', { class: 'sign-in' },
    h('form', { onsubmit: submit, class: 'card' },
      h('h1', null, mark(), 'Trailmark'),
      error,
      h('label', { for: 'key' }, t('sign-in.key')), key,
      h('label', { for: 'secret' }, t('sign-in.secret')), secret,
      h('label', { class: 'check' }, keep, t('sign-in.keep')),
      button,
      h('p', { class: 'soft' }, t('sign-in.hint'))),
    h('div', { class: 'settings' }, languageChoice(onLanguage), themeSwitch()));
}
