// A form of filters that builds itself from what is in the store. What is chosen is told at once; the
// page keeps it in its address.

import { combo } from 'frame/combo.js';
import { h } from 'frame/dom.js';
import { lastPart, number, ofMap, t } from 'frame/words.js';
import { facet } from 'records/asked.js';

/** Filters of which the store offers what can be chosen: `[parameter, facet]`. */
const OFFERED = [
  ['verb', 'verbs'], ['activity', 'activities'], ['type', 'types'], ['platform', 'platforms'],
  ['category', 'categories'], ['parent', 'parents'], ['grouping', 'groupings'],
];

/** Filters that somebody writes: `[parameter, how]`. */
const WRITTEN = [
  ['learner', { type: 'text' }], ['text', { type: 'search' }], ['from', { type: 'date' }], ['to', { type: 'date' }],
  ['storedFrom', { type: 'date' }], ['storedTo', { type: 'date' }],
  ['scoreFrom', { type: 'number', min: -1, max: 1, step: 'any' }],
  ['scoreTo', { type: 'number', min: -1, max: 1, step: 'any' }],
  ['registration', { type: 'text' }], ['extension', { type: 'text' }],
];

const CHOICES = [['success', ['true', 'false']], ['completion', ['true', 'false']], ['voided', ['true', 'any']]];

/** Shown at once; the others behind a click, unless they are in use. */
const FIRST = ['text', 'learner', 'verb', 'activity', 'from', 'to'];

/** All names that the form knows. */
export const NAMES = [...OFFERED, ...WRITTEN, ...CHOICES].map(([name]) => name);

/**
 * The form.
 *
 * @param filter what is chosen at first, by name: a text, or a list of texts
 * @param onFilter told what is chosen now
 */
export function filterForm({ filter: first, onFilter, signal }) {
  const filter = { ...first };
  let waiting = null;
  const told = () => { clearTimeout(waiting); onFilter({ ...filter }); };
  const set = (name, value) => { filter[name] = value; told(); };
  const later = (name, value) => { filter[name] = value; clearTimeout(waiting); waiting = setTimeout(told, 350); };
  const fields = new Map([
    ...OFFERED.map(([name, of]) => [name, offered({ name, of, filter, set, signal })]),
    ...WRITTEN.map(([name, how]) => [name, written({ name, how, filter, later })]),
    ...CHOICES.map(([name, values]) => [name, choice({ name, values, filter, set })]),
  ]);
  const others = NAMES.filter((name) => !FIRST.includes(name));
  const used = others.filter((name) => [filter[name] ?? []].flat().length > 0);
  return h('form', {
    class: 'card filters', role: 'search', 'aria-label': t('filters'),
    onsubmit: (event) => { event.preventDefault(); told(); },
  },
  FIRST.map((name) => fields.get(name)),
  h('details', { open: used.length > 0 }, h('summary', null, t('filters.more')),
    h('div', { class: 'filters' }, others.map((name) => fields.get(name)))));
}

function written({ name, how, filter, later }) {
  const id = `filter-${name}`;
  return h('div', { class: 'field' }, h('label', { for: id }, t(`filter.${name}`)),
    h('input', { id, ...how, value: filter[name] ?? '', autocomplete: 'off', oninput: ({ target }) => later(name, target.value) }));
}

function choice({ name, values, filter, set }) {
  const id = `filter-${name}`;
  return h('div', { class: 'field' }, h('label', { for: id }, t(`filter.${name}`)),
    h('select', { id, onchange: ({ target }) => set(name, target.value) },
      h('option', { value: '' }, t(name === 'voided' ? 'filter.not-voided' : 'any')),
      values.map((value) => h('option', { value, selected: filter[name] === value }, t(`filter.${name}.${value}`)))));
}

/** A field that offers what is there, and keeps what was chosen as tags. */
function offered({ name, of, filter, set, signal }) {
  const chosen = [filter[name] ?? []].flat();
  const tags = h('ul', { class: 'tags' });
  const { element, input } = combo({
    id: `filter-${name}`, label: t(`filter.${name}`), placeholder: t('any'), between: tags, signal,
    free: true, // an IRI that somebody knows by heart
    load: async (prefix) => {
      const { [name]: _, ...others } = filter; // what can be chosen beside what is chosen here
      const { values } = await facet(of, { ...others, prefix, limit: 12 }, signal);
      return values.filter((value) => !chosen.includes(value.id)).map((value) => ({
        id: value.id, text: ofMap(value.name) ?? lastPart(value.id), note: number(value.statements), title: value.id,
      }));
    },
    onTaken: ({ id, text }) => {
      chosen.push(id);
      tags.append(tag(id, text));
      set(name, [...chosen]);
    },
  });

  function tag(value, text = lastPart(value)) {
    const line = h('li', { title: value }, text, h('button', {
      type: 'button', class: 'quiet slim', 'aria-label': t('filter.remove', { what: text }), onclick: () => {
        chosen.splice(chosen.indexOf(value), 1);
        line.remove();
        input.focus();
        set(name, [...chosen]);
      },
    }, '×'));
    return line;
  }

  tags.append(...chosen.map((value) => tag(value)));
  return element;
}
