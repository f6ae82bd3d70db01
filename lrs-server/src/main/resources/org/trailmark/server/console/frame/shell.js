// What stands around every page: the navigation, the language, light and dark, the way out.

import { h, replace } from 'frame/dom.js';
import { icon, mark } from 'frame/icons.js';
import { nextTheme, theme } from 'frame/theme.js';
import { LANGUAGES, spoken, t } from 'frame/words.js';

/**
 * The frame; `here` marks where in the navigation the reader is.
 *
 * @param navigation `[[name, href]]`: what an entry is called is the text `nav.NAME`
 */
export function shell({ navigation, onLanguage, onSignOut }) {
  const links = new Map(navigation.map(([name, href]) =>
    [name, h('a', { href }, icon(name), t(`nav.${name}`))]));
  const list = h('ul', { id: 'navigation' }, [...links.values()].map((link) => h('li', null, link)));
  const menu = h('button', {
    type: 'button', class: 'quiet menu', 'aria-expanded': 'false', 'aria-controls': 'navigation',
    onclick: () => menu.setAttribute('aria-expanded', menu.getAttribute('aria-expanded') !== 'true'),
  }, icon('menu'), t('nav.menu'));
  const main = h('main', { id: 'main', tabindex: '-1' });

  const here = (name) => {
    menu.setAttribute('aria-expanded', 'false');
    links.forEach((link, each) =>
      (each === name ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current')));
  };
  const skip = h('a', {
    class: 'skip', href: '#main', onclick: (event) => { event.preventDefault(); main.focus(); },
  }, t('nav.skip'));
  const side = h('header', { class: 'side' },
    h('div', { class: 'brand' }, h('a', { href: '#/' }, mark(), 'Trailmark'), menu),
    h('nav', { 'aria-label': t('nav.label') }, list),
    h('div', { class: 'settings' }, languageChoice(onLanguage), themeSwitch(),
      h('button', { type: 'button', class: 'quiet', onclick: () => onSignOut() },
        icon('out'), t('sign-out'))));
  return { frame: [skip, side, main, h('div', { id: 'notices', role: 'status' })], main, here };
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
