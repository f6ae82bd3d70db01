// A statement as a line of a list: its sentence, and its JSON one click away.

import { h, replace } from 'frame/dom.js';
import { badge, time } from 'frame/parts.js';
import { t } from 'frame/words.js';
import { sentence } from 'records/sentence.js';

/** `when` says its time, as of `sentence`. */
export function statementLine(item, when) {
  const json = h('pre', { tabindex: '0' });
  const details = h('details', {
    ontoggle: () => details.open && replace(json, JSON.stringify(item.statement, null, 2)),
  }, h('summary', null, t('statement.json')),
  h('p', { class: 'small soft' }, t('statement.stored'), ' ', time(item.stored), ' · ', h('code', null, item.id)), json);
  return h('li', { class: item.voided && 'voided' },
    h('p', null, sentence(item, when), item.voided && [' ', badge('bad', t('statement.voided'))]), details);
}
