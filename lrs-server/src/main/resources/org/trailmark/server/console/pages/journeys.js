// All journeys, and how the reading of history goes for those that were published lately.

import { h, replace } from 'frame/dom.js';
import { action, badge, bar, confirm, empty } from 'frame/parts.js';
import { path, post } from 'frame/rest.js';
import { moment, number, ofMap, percent, t, term } from 'frame/words.js';
import * as asked from 'map/asked.js';

export async function open({ signal }) {
  const grid = h('div', { class: 'grid' });
  let shown = '';
  async function load() {
    const { journeys } = await asked.list(signal);
    const fresh = JSON.stringify(journeys);
    if (fresh !== shown && !grid.contains(document.activeElement)) {
      shown = fresh;
      replace(grid, journeys.length ? journeys.map((journey) => card(journey, load))
        : empty(t('journeys.none'), h('a', { class: 'button main', href: '#/new-journey' }, t('journeys.new'))));
    }
  }
  await load();
  return {
    title: t('nav.journeys'),
    actions: h('a', { class: 'button main', href: '#/new-journey' }, t('journeys.new')),
    body: grid,
    refresh: load,
  };
}

function card(journey, load) {
  const all = journey.standing + journey.left;
  return h('article', { class: 'card stack' },
    h('div', { class: 'row' },
      h('h2', null, h('a', { href: path`#/journeys/${journey.id}` }, ofMap(journey.title) ?? journey.id)),
      badge(journey.state === 'running' ? 'good' : 'busy', term('state', journey.state))),
    h('p', { class: 'soft small' }, h('code', null, journey.id), ' · ', t('version', { version: journey.version }),
      ' · ', t('journeys.published', { when: moment(journey.publishedAt, { dateStyle: 'medium' }) })),
    h('dl', { class: 'figures' }, [[t('totals.standing'), journey.standing], [t('totals.over'), journey.left]]
      .map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, number(value))))),
    bar(journey.standing, all),
    journey.held && h('p', { class: 'small' }, badge('bad', t('journeys.held')), ' ', journey.held),
    journey.state === 'collecting' && history(journey, load));
}

function history({ id, version, history: { at, to, foldsWaiting, paused } }, load) {
  const share = to ? at / to : 1;
  return h('div', { class: 'stack' },
    h('p', { class: 'small' }, at < to ? t('history.reading', { share: percent(share) })
      : t('history.folding', { count: foldsWaiting })),
    h('div', { class: 'row' }, action(t(paused ? 'history.resume' : 'history.pause'), async () => {
      await post(path`journey/journeys/${id}/history/` + (paused ? 'resume' : 'pause'));
      document.activeElement.blur();
      await load();
    }, 'slim'),
    action(t('history.cancel'), async () => {
      if (await confirm(t('history.cancel.sure', { journey: id, version }), t('history.cancel'))) {
        await post(path`journey/journeys/${id}/history/cancel`);
        document.activeElement.blur();
        await load();
      }
    }, 'slim danger')));
}
