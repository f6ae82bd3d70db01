// A dialog that takes a list of people: written, pasted or from a file. What is wrong with it is told
// at its line, and nothing is changed until all of it is right.

import { h, replace } from 'frame/dom.js';
import { dialog, during, failure } from 'frame/parts.js';
import { t } from 'frame/words.js';

/** What columns are called where a list does not say so itself. */
const COLUMNS = ['agent', 'name', 'since', 'zone', 'language'];

/**
 * Asks for a list.
 *
 * @param title of the dialog
 * @param text what stands there at first
 * @param about what will become of the list
 * @param yes what the button says
 * @param named whether a name is asked for, too
 * @param send `(csv, name) => promise`: takes the list, or fails with what is wrong with it
 * @returns what `send` answered; undefined where somebody thought better of it
 */
export function askPeople({ title, about, yes, send, named = false, text = '' }) {
  return dialog(title, (close) => {
    const name = h('input', { id: 'roster-name', required: true, autocomplete: 'off', pattern: '[a-z0-9][a-z0-9\\-]{0,99}' });
    const lines = h('textarea', { id: 'roster-lines', rows: 10, spellcheck: 'false', class: 'mono', placeholder: t('roster.example') });
    lines.value = text;
    const file = h('input', { id: 'roster-file', type: 'file', accept: '.csv,text/csv,text/plain', onchange: async () => {
      lines.value = await file.files[0]?.text() ?? lines.value;
      replace(faults);
    } });
    const faults = h('div', { role: 'alert' });
    const button = h('button', { type: 'submit', class: 'main' }, yes);

    async function submit(event) {
      event.preventDefault();
      replace(faults);
      const { csv, added } = headed(lines.value);
      await during(button, async () => {
        try {
          close(await send(csv, name.value.trim()));
        } catch (problem) {
          replace(faults, problem.faults?.length > 0
            ? faultList(problem.faults.map((fault) => ({ ...fault, line: fault.line - added })), lines) : failure(problem));
        }
      });
    }
    return h('form', { class: 'people-form', onsubmit: submit },
      h('p', { class: 'soft small' }, about),
      named && h('div', { class: 'field' }, h('label', { for: 'roster-name' }, t('roster.name')), name,
        h('p', { class: 'soft small' }, t('roster.name.about'))),
      h('div', { class: 'field' }, h('label', { for: 'roster-lines' }, t('roster.lines')), lines,
        h('p', { class: 'soft small' }, t('roster.lines.about'))),
      h('div', { class: 'field' }, h('label', { for: 'roster-file' }, t('roster.file')), file),
      faults,
      h('div', { class: 'actions' }, h('button', { type: 'button', onclick: () => close() }, t('cancel')), button));
  }, 'wide');
}

/** A list of nothing but people is given the line that names its columns. */
function headed(text) {
  const first = text.trimStart().split('\n', 1)[0].toLowerCase();
  if (first === '' || !/[@|]/.test(first)) {
    return { csv: first === '' ? 'agent' : text, added: 0 };
  }
  const count = Math.min(COLUMNS.length, Math.max(...text.split('\n').map((line) => line.split(',').length)));
  return { csv: `${COLUMNS.slice(0, count).join(',')}\n${text}`, added: 1 };
}

/** Each leads to its line. */
function faultList(list, lines) {
  return h('div', { class: 'failure' }, h('p', null, h('strong', null, t('roster.faults', { count: list.length }))),
    h('ul', { class: 'faults' }, list.map(({ line, pointer, message }) => h('li', null, h('button', {
      type: 'button', class: 'quiet slim error', onclick: () => goTo(line, lines),
    }, line > 0 && t('editor.line', { line }), ' ', pointer?.slice(1), pointer && ': ', message)))));
}

function goTo(line, lines) {
  const all = lines.value.split('\n');
  const begin = all.slice(0, Math.max(0, line - 1)).join('\n').length + (line > 1 ? 1 : 0);
  lines.focus();
  lines.setSelectionRange(begin, begin + (all[line - 1] ?? '').length);
  lines.scrollTop = (lines.scrollHeight / all.length) * Math.max(0, line - 4);
}
