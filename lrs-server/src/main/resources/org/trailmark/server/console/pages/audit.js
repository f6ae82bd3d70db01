// Who changed what: the acts of admins, newest first, of everybody or of one credential.

import { h } from 'frame/dom.js';
import { badge, card, empty, paged, time } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { t } from 'frame/words.js';

export async function open({ query, signal }) {
  const list = await paged({
    name: t('audit.title'),
    heads: [t('audit.at'), t('audit.who'), t('audit.what'), t('audit.outcome')],
    none: empty(t('audit.none')),
    load: async (after) => {
      const page = await get(after ?? address('audit', { who: query.who, limit: 50 }), { signal });
      return { rows: page.acts.map(row), more: page.more };
    },
  });
  return {
    title: t('nav.audit'),
    actions: query.who && h('a', { href: '#/audit' }, t('audit.all')),
    body: card(t('audit.title'), list),
  };
}

function row({ begunAt, who, method, route, outcome, detail }) {
  return [
    time(begunAt),
    h('a', { href: path`#/audit?who=${who}` }, who),
    detail
      ? h('details', null, h('summary', null, h('code', null, `${method} ${detail.path}`)),
        h('pre', { class: 'small', tabindex: '0' }, JSON.stringify(detail, null, 2)))
      : h('span', null, h('code', null, `${method} ${route}`), ' ', h('span', { class: 'soft' }, t('audit.erased'))),
    outcome ? badge(outcome < 400 ? 'good' : 'bad', `${outcome}`) : badge('busy', t('audit.unknown')),
  ];
}
