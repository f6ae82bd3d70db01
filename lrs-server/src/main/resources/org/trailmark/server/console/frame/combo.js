// A field that offers what there is while somebody writes: a combobox as WAI-ARIA has it. The arrows
// walk through the list, Enter takes, Escape closes.

import { h, replace } from 'frame/dom.js';
import { t } from 'frame/words.js';

/**
 * The field.
 *
 * @param load gives for a text `[{ id, text, note, title }]`, of which `id` is told; `note` stands
 *     beside the text, `title` says more to whoever points at it
 * @param onTaken told what was taken, as `load` gave it; or `{ id, text }` of what was written, where
 *     `free` allows that
 * @param free whether what is not offered may be taken as it is written
 * @returns `{ element, input, list }`: `element` has the label, then `between`, the input and the list
 */
export function combo({ id, label, placeholder, between = null, load, onTaken, free = false, signal }) {
  const list = h('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': label, hidden: true });
  const input = h('input', {
    id, type: 'text', role: 'combobox', autocomplete: 'off', 'aria-expanded': 'false', 'aria-controls': `${id}-list`,
    'aria-autocomplete': 'list', placeholder, oninput: offer, onfocus: offer, onkeydown: key,
    onblur: () => setTimeout(close, 150),
  });
  let offered = [];
  let asked = 0;
  let at = -1;

  async function offer() {
    const mine = ++asked;
    mark(-1);
    try {
      const found = await load(input.value.trim());
      if (mine === asked && document.activeElement === input) {
        open(found);
      }
    } catch (problem) {
      if (!signal.aborted) {
        replace(list, h('li', { class: 'error' }, problem.message));
        list.hidden = false;
      }
    }
  }

  /** An answer that comes after an arrow does not take back what it chose, where that is there still. */
  function open(found) {
    const chosen = offered[at];
    mark(-1);
    offered = found;
    replace(list, found.map((each, index) => h('li', {
      id: `${id}-${index}`, role: 'option', 'aria-selected': 'false', title: each.title,
      onpointerdown: (event) => { event.preventDefault(); take(each); },
    }, h('span', null, each.text), h('span', { class: 'soft' }, each.note))));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    mark(chosen ? found.findIndex((each) => each.id === chosen.id) : -1);
  }

  /** Where the arrows are; -1: nowhere. */
  function mark(index) {
    const options = list.querySelectorAll('[role="option"]');
    options[at]?.setAttribute('aria-selected', 'false');
    at = index;
    if (at < 0) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    options[at].setAttribute('aria-selected', 'true');
    options[at].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[at].id);
  }

  function close() {
    asked++; // whatever is still to come is not wanted any more
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  }

  function key(event) {
    const options = [...list.querySelectorAll('[role="option"]')];
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way && options.length > 0 && !list.hidden) {
      event.preventDefault();
      mark((at + way + options.length) % options.length);
    } else if (event.key === 'Enter' && !list.hidden && options[at]) {
      event.preventDefault();
      take(offered[at]);
    } else if (event.key === 'Enter' && free && input.value.trim() !== '') {
      event.preventDefault();
      take({ id: input.value.trim() });
    } else if (event.key === 'Escape') {
      close();
    }
  }

  function take(what) {
    input.value = '';
    close();
    onTaken(what);
  }

  return {
    element: h('div', { class: 'field combo' }, h('label', { for: id }, label), between, input, list),
    input,
  };
}
