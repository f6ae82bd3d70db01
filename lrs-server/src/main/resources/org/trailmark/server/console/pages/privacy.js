// Which statements go by age, who was erased, and whose data must stay. Whom it is done to is chosen on her own page.

import { h, replace } from 'frame/dom.js';
import { saveText } from 'frame/download.js';
import { action, badge, card, empty, paged, time } from 'frame/parts.js';
import { get } from 'frame/rest.js';
import { t, term } from 'frame/words.js';
import { identifier } from 'learner/agents.js';
import { extentOf } from 'learner/erasure.js';
import { release } from 'learner/holds.js';
import { retention } from 'learner/retention.js';

const KINDS = { running: 'busy', done: 'good' };

export async function open({ signal }) {
  const erasures = h('div');
  const holds = h('div');
  let shown = '';

  /** The first page says whether any goes on: there is one at a time, the newest. */
  async function loadErasures() {
    const first = await get('privacy/erasures?limit=50', { signal });
    const fresh = JSON.stringify(first);
    if (fresh !== shown && !erasures.contains(document.activeElement)) {
      shown = fresh;
      replace(erasures, await paged({
        name: t('erasures.title'),
        heads: [t('erasures.when'), t('state'), t('erasures.extent'), t('erasures.reason'), t('erasures.receipt')],
        none: empty(t('erasures.none')),
        load: async (more) => {
          const page = more ? await get(`privacy/${more}`, { signal }) : first;
          return { rows: page.erasures.map(erasureRow), more: page.more };
        },
      }));
    }
  }

  async function loadHolds() {
    replace(holds, await paged({
      name: t('holds.title'),
      heads: [t('holds.agent'), t('holds.reason'), t('holds.by'), t('since'), t('act')],
      none: empty(t('holds.none')),
      load: async (more) => {
        const page = await get(`privacy/${more ?? 'holds?limit=50'}`, { signal });
        return { rows: page.holds.map((each) => holdRow(each, loadHolds, signal)), more: page.more };
      },
    }));
  }

  const [byAge] = await Promise.all([retention(signal), loadErasures(), loadHolds()]);
  return {
    title: t('nav.privacy'),
    body: h('div', { class: 'stack' },
      h('p', { class: 'soft' }, t('privacy.about'), ' ', h('a', { href: '#/learners' }, t('privacy.find'))),
      card(t('erasures.title'), erasures), card(t('holds.title'), holds), card(t('retention.title'), byAge.body)),
    refresh: () => Promise.all([loadErasures(), byAge.refresh()]),
  };
}

function erasureRow({ id, kind, state, waitsFor, author, reason, begunAt, extent, receipt }) {
  return [
    h('span', null, time(begunAt), h('br'), h('span', { class: 'soft' }, author)),
    h('span', null, badge(KINDS[state] ?? 'plain', term('erasure.state', state)), waitsFor && h('p', { class: 'small' }, waitsFor)),
    h('span', null, term('erasure.was', kind), h('p', { class: 'small soft' }, extentOf(extent))),
    reason,
    receipt ? action(t('erasures.save'), () => saveText(receipt, `erasure-${id}.jws`), 'slim') : t('erasures.later'),
  ];
}

const holdRow = (each, load, signal) => [
  h('code', null, identifier(each.agent)), each.reason, each.author, time(each.at), release(each, load, signal)];
