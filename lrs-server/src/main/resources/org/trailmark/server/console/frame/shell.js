// What stands around every page: the navigation, the language, light and dark, the way out.

import { h, replace } from 'frame/dom.js';
import { icon, mark as brand } from 'frame/icons.js';
import { nextTheme, theme } from 'frame/theme.js';
import { LANGUAGES, spoken, t } from 'frame/words.js';

/**
 * The frame; `here` marks where in the navigation the reader is, and `offer` puts other entries at
 * its end, `[[name, href, text]]`, in the place of those before.
 *
 * @param navigation `[[name, href]]`: what an entry is called is the text `nav.NAME`
 * @param onPassword null: whoever is signed in has none
 */
export function shell({ navigation, onLanguage, onPassword, onSignOut }) {
  const entry = (name, href, drawing, text) => h('a', { href, 'data-name': name }, icon(drawing), text);
  const list = h('ul', { id: 'navigation' }, navigation.map(([name, href]) =>
    h('li', null, entry(name, href, name, t(`nav.${name}`)))));
  const menu = h('button', {
    type: 'button', class: 'quiet menu', 'aria-expanded': 'false', 'aria-controls': 'navigation',
    onclick: () => menu.setAttribute('aria-expanded', menu.getAttribute('aria-expanded') !== 'true'),
  }, icon('menu'), t('nav.menu'));
  const main = h('main', { id: 'main', tabindex: '-1' });

  let current;
  const mark = () => list.querySelectorAll('a').forEach((link) =>
    (link.dataset.name === current ? link.setAttribute('aria-current', 'page')
      : link.removeAttribute('aria-current')));
  const here = (name) => {
    menu.setAttribute('aria-expanded', 'false');
    current = name;
    mark();
  };
  let offered = '';
  const offer = (entries) => {
    const fresh = JSON.stringify(entries);
    if (fresh !== offered) {
      offered = fresh;
      list.querySelectorAll('[data-offered]').forEach((old) => old.remove());
      list.append(...entries.map(([name, href, text]) =>
        h('li', { 'data-offered': true }, entry(name, href, 'page', text))));
      mark();
    }
  };
  const skip = h('a', {
    class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); main.focus(); },
  }, t('nav.skip'));
  const side = h('header', { class: 'side' },
    h('div', { class: 'brand' }, h('a', { href: '#/' }, brand(), 'Trailmark'), menu),
    h('nav', { 'aria-label': t('nav.label') }, list),
    h('div', { class: 'settings' }, languageChoice(onLanguage), themeSwitch(),
      onPassword && h('button', { type: 'button', class: 'quiet', onclick: () => onPassword() },
        icon('credentials'), t('password.change')),
      h('button', { type: 'button', class: 'quiet', onclick: () => onSignOut() },
        icon('out'), t('sign-out'))));
  return { frame: [skip, side, main, h('div', { id: 'notices', role: 'status' })], main, here, offer };
}

export function languageChoice(onLanguage) {
  return h('label', { class: 'language' },
    h('span', { class: 'unseen' }, t('language')),
    h('select', { onchange: (event) => onLanguage(event.target.value) },
      Object.entries(LANGUAGES).map(([tag, name]) =>
        h('option', { value: tag, lang: tag, selected: tag === spoken() }, name))));
}

export function themeSwitch() {
  const button = h('button', { type: 'button', class: 'quiet', onclick: () => { nextTheme(); say(); } });
  const say = () => replace(button, icon(theme()), t(`theme.${theme()}`));
  say();
  return button;
}
