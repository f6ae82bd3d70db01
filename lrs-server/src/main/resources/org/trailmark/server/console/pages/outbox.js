// What is on its way to receivers, and what never arrived, with another try for it.

import { h, replace } from 'frame/dom.js';
import { action, badge, empty, notice, paged, tabs, time } from 'frame/parts.js';
import { address, get, path, post } from 'frame/rest.js';
import { remember } from 'frame/router.js';
import { t, term } from 'frame/words.js';

const STATES = ['dead', 'waiting', 'delivered', 'withdrawn'];
const KINDS = { delivered: 'good', dead: 'bad', waiting: 'busy', withdrawn: 'plain' };

export async function open({ query, signal }) {
  const { channels } = await get('journey/lag', { signal });
  const list = (state) => paged({
    name: t('outbox.title'),
    heads: [t('outbox.created'), t('outbox.channel'), t('learner'), t('state'), t('outbox.attempts'), t('outbox.error'),
      ...(state === 'dead' ? [t('act')] : [])],
    none: empty(t(`outbox.none.${state}`)),
    load: async (after) => {
      const page = await get(address('journey/outbox', { state, after, limit: 50 }), { signal });
      return { rows: page.deliveries.map(row), more: page.more };
    },
  });
  return {
    title: t('outbox.title'),
    trail: [[t('nav.touchpoints'), '#/touchpoints']],
    body: h('div', { class: 'stack' },
      channels.length > 0 && h('dl', { class: 'figures' }, channels.map(({ channel, waiting, dead }) =>
        h('div', null, h('dt', null, channel), h('dd', { class: 'small' }, t('outbox.channel.figures', { waiting, dead }))))),
      h('div', { class: 'card' }, tabs(t('state'), STATES.map((state) =>
        [state, term('delivery', state), () => list(state)]), query.state, (state) => remember({ state })))),
  };
}

function row(delivery) {
  const state = h('span', null, badge(KINDS[delivery.state], term('delivery', delivery.state)));
  const cells = [
    time(delivery.createdAt), h('code', null, delivery.channel),
    h('a', { href: path`#/learners/${delivery.learner}` }, delivery.learner), state, delivery.attempts,
    delivery.lastError ?? ''];
  if (delivery.state === 'dead') {
    const again = action(t('outbox.retry'), async () => {
      const fresh = await post(path`journey/outbox/${delivery.id}/retry`);
      replace(state, badge(KINDS[fresh.state], term('delivery', fresh.state)));
      again.hidden = true;
      notice('good', t('outbox.retried'));
    }, 'slim');
    cells.push(again);
  }
  return cells;
}
