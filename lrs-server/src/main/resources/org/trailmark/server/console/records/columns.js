// Which columns a table of statements has: asked before it is saved, and remembered.

import { h } from 'frame/dom.js';
import { dialog } from 'frame/parts.js';
import { t } from 'frame/words.js';

const STORED = 'trailmark.columns';

/** As the REST names them. */
const COLUMNS = [
  'timestamp', 'stored', 'learner', 'learnerName', 'verb', 'verbName', 'activity', 'activityName', 'type', 'score',
  'success', 'completion', 'duration', 'platform', 'registration', 'voided', 'id', 'seq', 'statement',
];
const USUAL = COLUMNS.filter((column) => !['seq', 'statement'].includes(column));

/** Asks; null where somebody thought better of it. */
export function chooseColumns() {
  const before = remembered();
  return dialog(t('columns.title'), (close) => {
    const boxes = COLUMNS.map((column) => h('input', { type: 'checkbox', value: column, checked: before.includes(column) }));
    const save = h('button', { type: 'submit', class: 'main' }, t('columns.save'));
    const look = () => { save.disabled = !boxes.some((box) => box.checked); };
    return h('form', { onchange: look, onsubmit: (event) => {
      event.preventDefault();
      const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
      localStorage.setItem(STORED, chosen.join(','));
      close(chosen);
    } },
    h('fieldset', { class: 'choices' }, h('legend', { class: 'unseen' }, t('columns.title')),
      boxes.map((box) => h('label', { class: 'check' }, box, t(`column.${box.value}`)))),
    h('div', { class: 'actions' }, h('button', { type: 'button', onclick: () => close(null) }, t('cancel')), save));
  });
}

function remembered() {
  const known = (localStorage.getItem(STORED) ?? '').split(',').filter((column) => COLUMNS.includes(column));
  return known.length > 0 ? known : USUAL;
}
