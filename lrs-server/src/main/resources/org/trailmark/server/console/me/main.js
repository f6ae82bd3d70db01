// A learner's own page begins here. Whose it is stands in the link that led here, behind #, which
// browsers send to nobody; from there it goes to the server in a header.

import { h, replace } from 'frame/dom.js';
import { mark } from 'frame/icons.js';
import { loading } from 'frame/parts.js';
import { languageChoice, themeSwitch } from 'frame/shell.js';
import { restoreTheme } from 'frame/theme.js';
import { preferredLanguage, speak, t } from 'frame/words.js';
import { page } from 'me/page.js';
import { use } from 'me/rest.js';
import { refusal } from 'me/refusal.js';

const token = () => location.hash.slice(1);

async function begin() {
  document.title = t('me.title');
  const main = h('main', { id: 'main', tabindex: '-1' }, loading());
  document.body.replaceChildren(
    h('header', { class: 'me-head' },
      h('span', { class: 'me-brand' }, mark(), t('me.title')),
      h('div', { class: 'settings' }, languageChoice(change), themeSwitch())),
    main, h('div', { id: 'notices', role: 'status' }));
  use(token());
  try {
    replace(main, await page());
  } catch (problem) {
    replace(main, refusal(problem, token(), begin));
  }
}

async function change(language) {
  await speak(language);
  await begin();
}

document.body.classList.add('me');
restoreTheme();
await speak(preferredLanguage());
addEventListener('hashchange', begin);
await begin();
