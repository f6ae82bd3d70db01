// Makes the link by which a learner sees her own page.

import { h } from 'frame/dom.js';
import { action, dialog, notice } from 'frame/parts.js';
import { post } from 'frame/rest.js';
import { moment, t } from 'frame/words.js';

const LENGTHS = ['P1D', 'P7D', 'P30D', 'P365D'];

/** A button that asks how long, and shows the link once. */
export function personLink({ agents, name }) {
  return h('button', { type: 'button', onclick: () => dialog(t('link.title', { name }), (close) => {
    const length = h('select', { id: 'link-length' }, LENGTHS.map((each) =>
      h('option', { value: each, selected: each === 'P7D' }, t(`link.length.${each}`))));
    const made = h('div', { role: 'status' });
    const make = action(t('link.make'), async () => {
      const { link, url, expiresAt } = await post('learner-links', { agent: agents[0], expiresIn: length.value });
      const whole = url ?? new URL(link, location.href).href;
      made.replaceChildren(
        h('code', { class: 'secret' }, whole),
        h('p', { class: 'small soft' }, t('link.until', { when: moment(expiresAt) })),
        action(t('link.copy'), async () => {
          await navigator.clipboard.writeText(whole);
          notice('good', t('link.copied'));
        }));
    }, 'main');
    return [h('p', { class: 'soft small' }, t('link.about')),
      h('div', { class: 'field' }, h('label', { for: 'link-length' }, t('link.length')), length),
      made,
      h('div', { class: 'actions' }, h('button', { type: 'button', onclick: () => close() }, t('close')), make)];
  }) }, t('link.button'));
}
