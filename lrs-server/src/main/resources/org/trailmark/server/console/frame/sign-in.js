// Asks who it is: by a name and a password, or by a key and a secret.

import { h, replace } from 'frame/dom.js';
import { mark } from 'frame/icons.js';
import * as rest from 'frame/rest.js';
import { languageChoice, themeSwitch } from 'frame/shell.js';
import { t } from 'frame/words.js';

const WAY = 'trailmark.way-in';

/** Each way in: what it asks for, and how it is tried. */
const WAYS = {
  key: {
    who: 'key', secret: 'secret', keeps: true,
    enter: (who, secret, keep) => rest.signIn(who, secret, keep),
  },
  name: {
    who: 'name', secret: 'password', keeps: false,
    enter: (who, secret) => rest.logIn(who, secret),
  },
};

/** The page that stands before all others; it goes on by `onSignedIn`. */
export function signIn({ reason, onSignedIn, onLanguage }) {
  document.title = 'Trailmark';
  const error = h('p', { class: 'error', role: 'alert' }, reason);
  const button = h('button', { type: 'submit', class: 'main' }, t('sign-in'));
  const keep = h('input', { type: 'checkbox', name: 'keep' });
  const fields = h('div', { class: 'fields' });
  const elsewhere = h('div', { class: 'fields' });
  let chosen = localStorage.getItem(WAY) === 'name' ? 'name' : 'key';
  let who = null;
  let secret = null;

  function show(way) {
    chosen = way;
    const asked = WAYS[way];
    who = h('input', { id: asked.who, name: asked.who, autocomplete: 'username', required: true });
    secret = h('input', {
      id: asked.secret, name: asked.secret, type: 'password', autocomplete: 'current-password', required: true,
    });
    replace(fields, [
      h('label', { for: asked.who }, t(`sign-in.${asked.who}`)), who,
      h('label', { for: asked.secret }, t(`sign-in.${asked.secret}`)), secret,
      asked.keeps && h('label', { class: 'check' }, keep, t('sign-in.keep')),
    ]);
  }

  const ways = h('fieldset', null, h('legend', null, t('sign-in.by')),
    Object.keys(WAYS).map((way) => h('label', { class: 'check' },
      h('input', {
        type: 'radio', name: 'way', value: way, checked: way === chosen, onchange: () => show(way),
      }), t(`sign-in.by.${way}`))));

  async function submit(event) {
    event.preventDefault();
    error.textContent = '';
    button.disabled = true;
    try {
      await WAYS[chosen].enter(who.value.trim(), secret.value, keep.checked);
      localStorage.setItem(WAY, chosen);
      onSignedIn();
    } catch (problem) {
      error.textContent = problem.message;
      secret.focus();
    } finally {
      button.disabled = false;
    }
  }

  /** Another way in, where the server knows one; without an answer there are the two that it has. */
  async function offer() {
    const { provider } = await rest.get('session/ways').catch(() => ({}));
    if (provider) {
      replace(elsewhere, h('button', { type: 'button', onclick: () => rest.goTo(provider.login) },
        provider.label ?? t('sign-in.elsewhere')));
    }
  }

  show(chosen);
  offer();
  return h('main', { class: 'sign-in' },
    h('form', { onsubmit: submit, class: 'card' },
      h('h1', null, mark(), 'Trailmark'),
      error, ways, fields, button, elsewhere,
      h('p', { class: 'soft' }, t('sign-in.hint'))),
    h('div', { class: 'settings' }, languageChoice(onLanguage), themeSwitch()));
}
