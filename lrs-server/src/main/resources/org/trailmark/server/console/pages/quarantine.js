// The statements that a plugin set aside: why, and what is to become of them.

import { h, replace } from 'frame/dom.js';
import { action, card, confirm, empty, notice, paged, time } from 'frame/parts.js';
import { get, path, post, remove } from 'frame/rest.js';
import { t } from 'frame/words.js';

export async function open({ params: { plugin }, signal }) {
  const about = path`plugins/${plugin}`;
  const { dispatch } = await get(about, { signal });
  const list = h('div');
  async function load() {
    replace(list, dispatch === undefined ? empty(t('quarantine.not-driven')) : await paged({
      name: t('quarantine.title'),
      heads: [t('quarantine.seq'), t('quarantine.statement'), t('quarantine.at'), t('quarantine.error'), t('act')],
      none: empty(t('quarantine.none')),
      load: async (after) => {
        const page = await get(after ? `${about}/${after}` : `${about}/quarantine?limit=50`, { signal });
        return { rows: page.statements.map((each) => row(about, each, load)), more: page.more };
      },
    }));
  }
  await load();
  return {
    title: t('quarantine.of', { plugin }),
    trail: [[t('nav.plugins'), '#/plugins']],
    body: card(t('quarantine.title'), h('p', { class: 'soft small' }, t('quarantine.about')), list),
  };
}

function row(about, { seq, statementId, at, error }, load) {
  return [
    seq, h('code', null, statementId), time(at), error,
    h('div', { class: 'actions' },
      action(t('quarantine.retry'), async () => {
        await post(`${about}/quarantine/${seq}/retry`);
        notice('good', t('quarantine.taken'));
        await load();
      }, 'slim'),
      action(t('quarantine.discard'), async () => {
        if (await confirm(t('quarantine.discard.sure'), t('quarantine.discard'))) {
          await remove(`${about}/quarantine/${seq}`);
          await load();
        }
      }, 'slim danger')),
  ];
}
