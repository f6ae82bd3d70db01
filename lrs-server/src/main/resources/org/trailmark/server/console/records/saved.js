// Searches with names, kept in this browser. Each is a link: the address of the page holds the whole
// search, so that it can be sent to a colleague or bookmarked as well.

import { h, replace } from 'frame/dom.js';
import { dialog, during, notice } from 'frame/parts.js';
import { t } from 'frame/words.js';

const STORED = 'trailmark.searches';
const PAGE = '#/statements';

/**
 * The searches that are saved.
 *
 * @returns `{ element, actions, look() }`: a row of links, what keeps one more or copies its address,
 *     and what is called when the address changed, to mark where one is
 */
export function savedSearches() {
  const list = h('ul', { class: 'tags saved', 'aria-label': t('saved.title') });
  const actions = [h('button', { type: 'button', onclick: save }, t('saved.save')), copyLink()];

  function look() {
    const searches = read();
    replace(list, searches.map(({ name, query }) => h('li', null,
      h('a', { href: `${PAGE}${query}`, 'aria-current': query === here() && 'page' }, name),
      h('button', {
        type: 'button', class: 'quiet slim', 'aria-label': t('saved.forget', { name }), onclick: () => {
          write(read().filter((each) => each.name !== name));
          look();
        },
      }, '×'))));
  }

  async function save() {
    const query = here(); // by the time that it has a name, the address may be another
    const name = await askName();
    if (name) {
      write([...read().filter((each) => each.name !== name), { name, query }]
        .sort((one, other) => one.name.localeCompare(other.name)));
      look();
    }
  }
  return { element: list, actions, look };
}

function askName() {
  return dialog(t('saved.save'), (close) => {
    const name = h('input', { id: 'search-name', required: true, maxlength: '60', autocomplete: 'off' });
    return h('form', { onsubmit: (event) => { event.preventDefault(); close(name.value.trim()); } },
      h('p', { class: 'soft small' }, t('saved.about')),
      h('div', { class: 'field' }, h('label', { for: 'search-name' }, t('saved.name')), name),
      h('div', { class: 'actions' },
        h('button', { type: 'button', onclick: () => close(null) }, t('cancel')),
        h('button', { type: 'submit', class: 'main' }, t('saved.keep'))));
  });
}

function copyLink() {
  const button = h('button', { type: 'button', onclick: () => during(button, async () => {
    await navigator.clipboard.writeText(location.href);
    notice('good', t('statements.copied'));
  }) }, t('statements.copy'));
  return button;
}

/** What the address of the page says behind its name. */
const here = () => location.hash.slice(PAGE.length);

/** What this browser knows; nothing where it was spoilt. */
function read() {
  try {
    const known = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(known) ? known.filter(({ name, query }) => name && typeof query === 'string') : [];
  } catch {
    return [];
  }
}

const write = (searches) => localStorage.setItem(STORED, JSON.stringify(searches));
