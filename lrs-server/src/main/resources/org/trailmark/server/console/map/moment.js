// Chooses the moment that a map shows, and whether it is seen with what was known then.

import { h } from 'frame/dom.js';
import { moment as written, t } from 'frame/words.js';

const HOUR = 3600e3;
const DAY = 24 * HOUR;

/**
 * A slider from the first entry to now, and the choice between what is known now and was then.
 *
 * @param first when the first of all entered
 * @param start `{ at, then }`; `at` null: now
 * @param onMoment called with `{ at, then }`, not more often than somebody can look
 */
export function momentChoice(first, start, onMoment) {
  const begin = Date.parse(first);
  const step = Date.now() - begin > 14 * DAY ? DAY : HOUR;
  const steps = Math.ceil((Date.now() - begin) / step);
  const output = h('output', { for: 'moment' });
  const slider = h('input', {
    type: 'range', id: 'moment', min: 0, max: steps, step: 1, oninput: told,
    value: start.at === null ? steps : Math.round((Date.parse(start.at) - begin) / step),
  });
  const then = h('input', { type: 'radio', name: 'known', value: 'then', checked: start.then, onchange: told });
  const today = h('input', { type: 'radio', name: 'known', value: 'now', checked: !start.then, onchange: told });
  const now = h('button', { type: 'button', onclick: () => { slider.value = steps; told(); } }, t('moment.now'));
  let waiting = null;

  function chosen() {
    const at = Number(slider.value) >= steps ? null
      : new Date(begin + Number(slider.value) * step).toISOString();
    return { at, then: then.checked };
  }
  function say() {
    const { at } = chosen();
    const text = at === null ? t('moment.now') : written(at);
    output.textContent = text;
    slider.setAttribute('aria-valuetext', text);
    now.disabled = at === null;
  }
  function told() {
    say();
    clearTimeout(waiting);
    waiting = setTimeout(() => onMoment(chosen()), 120);
  }
  say();
  return h('div', { class: 'card moment' },
    h('div', { class: 'field' },
      h('div', { class: 'row' }, h('label', { for: 'moment' }, t('moment.label')), output), slider),
    h('fieldset', null, h('legend', { class: 'unseen' }, t('moment.known')),
      h('label', { class: 'check' }, today, t('moment.known.now')),
      h('label', { class: 'check' }, then, t('moment.known.then'))),
    now);
}
