// The parts that pages are made of.

import { h, replace, shown } from 'frame/dom.js';
import { icon } from 'frame/icons.js';
import { ago, moment, number, t } from 'frame/words.js';

export const loading = () =>
  h('div', { class: 'loading', role: 'status' }, h('span', { class: 'unseen' }, t('loading')),
    h('i'), h('i'), h('i'));

export const empty = (text, ...more) => h('div', { class: 'empty' }, h('p', null, text), more);

/** What failed, and a way to try it again. */
export function failure(problem, again) {
  return h('div', { class: 'failure', role: 'alert' }, icon('alert'),
    h('p', null, h('strong', null, t('failed')), ' ', problem.message),
    problem.faults?.length > 0 && h('ul', null, problem.faults.map((fault) =>
      h('li', null, fault.pointer && h('code', null, fault.pointer), ' ', fault.message))),
    again && h('button', { type: 'button', onclick: again }, t('again')));
}

export function card(title, ...children) {
  return h('section', { class: 'card' }, h('h2', null, title), children);
}

/** What is read aloud and not seen, such as the head of a column of bars. */
export const unseen = (text) => h('span', { class: 'unseen' }, text);

/** A word on a coloured ground; the kind is `good`, `bad`, `busy` or `plain`. */
export const badge = (kind, text) => h('span', { class: `badge ${kind}` }, text);

/** When, exact for whoever points at it. */
export const time = (iso) => (iso ? h('time', { datetime: iso, title: iso }, moment(iso)) : '');
export const timeAgo = (iso) =>
  (iso ? h('time', { datetime: iso, title: moment(iso) }, ago(iso)) : '');

/**
 * A table.
 *
 * @param name what it shows, for who cannot see it
 * @param heads texts
 * @param rows lists of texts, numbers or elements; numbers stand right
 */
export function table(name, heads, rows) {
  const body = h('tbody', null, rows.map((row) => tableRow(row)));
  return h('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: '0' },
    h('table', null, h('caption', { class: 'unseen' }, name),
      h('thead', null, h('tr', null, heads.map((text, at) =>
        h('th', { scope: 'col', class: isFigure(rows[0]?.[at]) && 'number' }, text)))),
      body));
}

/** A figure that is no plain number, such as a rate; stands right as numbers do. */
export const figure = (text) => h('span', { class: 'figure' }, text);

const isFigure = (cell) => typeof cell === 'number' || cell?.className === 'figure';

export const tableRow = (cells) => h('tr', null, cells.map((cell) =>
  h('td', { class: isFigure(cell) && 'number' },
    typeof cell === 'number' ? number(cell) : cell)));

/** A bar that says again, for the eye, what the number beside it says. */
export function bar(part, whole, kind = '') {
  const filled = h('span', { class: `bar ${kind}`, 'aria-hidden': 'true' });
  filled.style.width = `${whole ? (100 * part) / whole : 0}%`;
  return h('span', { class: 'track', 'aria-hidden': 'true' }, part > 0 && filled);
}

/**
 * A list that goes on page by page.
 *
 * @param load gives `{ rows, more }` for an `after`, which is undefined for the first page
 * @param none what is shown where there is nothing
 */
export async function paged({ name, heads, load, none }) {
  const first = await load();
  if (first.rows.length === 0) {
    return none;
  }
  const list = table(name, heads, first.rows);
  const body = list.querySelector('tbody');
  let { more } = first;
  const button = h('button', { type: 'button', class: 'more', onclick: next }, t('more'));
  async function next() {
    await during(button, async () => {
      const page = await load(more);
      ({ more } = page);
      body.append(...page.rows.map(tableRow));
    });
    button.hidden = !more;
  }
  button.hidden = !more;
  return h('div', { class: 'paged' }, list, button);
}

/** Does something that takes a while; the button waits, and a failure is told. */
export async function during(button, work) {
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  try {
    return await work();
  } catch (problem) {
    if (problem.name !== 'AbortError') {
      notice('bad', problem.message);
    }
    return undefined;
  } finally {
    button.disabled = false;
    button.removeAttribute('aria-busy');
  }
}

export function action(text, work, kind = '') {
  const button = h('button', { type: 'button', class: kind, onclick: () => during(button, work) }, text);
  return button;
}

/** Says something at the edge of the page until it is closed; good news goes by itself. */
export function notice(kind, text) {
  const note = h('div', { class: `notice ${kind}` }, h('p', null, text),
    h('button', { type: 'button', class: 'quiet', onclick: () => note.remove() }, t('close')));
  document.getElementById('notices').append(note);
  if (kind === 'good') {
    setTimeout(() => note.remove(), 6000);
  }
}

/** Asks before something is done that cannot be taken back; answers whether to do it. */
export function confirm(question, yes, kind = 'danger') {
  return dialog(question, (close) => h('div', { class: 'actions' },
    h('button', { type: 'button', onclick: () => close(false) }, t('cancel')),
    h('button', { type: 'button', class: kind, onclick: () => close(true) }, yes)));
}

/** A dialog; `make` gets what closes it, and the promise its answer. `kind` is `wide`, or nothing. */
export function dialog(title, make, kind) {
  return new Promise((answer) => {
    const box = h('dialog', { class: kind, 'aria-labelledby': 'dialog-title', onclose: () => {
      box.remove();
      answer(box.answer);
    } });
    const close = (value) => { box.answer = value; box.close(); };
    box.append(...shown([h('h2', { id: 'dialog-title' }, title), make(close)]));
    document.body.append(box);
    box.showModal();
  });
}

/**
 * Tabs, of which one is shown; arrow keys go from one to the next.
 *
 * @param tabs [[id, title, make]]: `make` gives what is shown, when it is shown first
 */
export function tabs(name, list, chosen = list[0][0], onChosen = () => {}) {
  const made = new Map();
  const panel = h('div', { class: 'panel', role: 'tabpanel', tabindex: '0' });
  const buttons = list.map(([id, title]) => h('button', {
    type: 'button', role: 'tab', id: `tab-${id}`,
    onclick: () => choose(id), onkeydown: step,
  }, title));
  async function choose(id) {
    buttons.forEach((button) => {
      const on = button.id === `tab-${id}`;
      button.setAttribute('aria-selected', on);
      button.tabIndex = on ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', `tab-${id}`);
    onChosen(id);
    if (!made.has(id)) {
      replace(panel, loading());
      try {
        made.set(id, await list.find(([each]) => each === id)[2]());
      } catch (problem) {
        replace(panel, failure(problem, () => choose(id)));
        return;
      }
    }
    replace(panel, made.get(id));
  }
  function step(event) {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (way) {
      const at = (buttons.indexOf(event.target) + way + buttons.length) % buttons.length;
      buttons[at].focus();
      buttons[at].click();
    }
  }
  choose(list.some(([id]) => id === chosen) ? chosen : list[0][0]);
  return h('div', { class: 'tabs' }, h('div', { role: 'tablist', 'aria-label': name }, buttons), panel);
}
