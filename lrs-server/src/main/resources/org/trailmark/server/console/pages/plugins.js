// The plugins, and how each keeps up with the statements.

import { h, replace } from 'frame/dom.js';
import { badge, card, table } from 'frame/parts.js';
import { get, path } from 'frame/rest.js';
import { number, t } from 'frame/words.js';

export async function open({ signal }) {
  const body = h('div');
  let shown = '';
  async function load() {
    const plugins = await get('plugins', { signal });
    const fresh = JSON.stringify(plugins);
    if (fresh !== shown && !body.contains(document.activeElement)) {
      shown = fresh;
      replace(body, card(t('plugins.title'), list(plugins)));
    }
  }
  await load();
  return { title: t('nav.plugins'), body, refresh: load };
}

function list(plugins) {
  return table(t('nav.plugins'),
    [t('plugins.name'), t('plugins.state'), t('plugins.origin'), t('plugins.lag'), t('plugins.quarantined'), t('plugins.error')],
    plugins.map(({ name, origin, health, dispatch }) => [
      h('strong', null, name),
      h('span', null, badge(health.up ? 'good' : 'bad', health.up ? t('up') : t('down')), ' ',
        h('span', { class: 'soft small' }, health.up ? dispatch?.state.toLowerCase() : health.detail)),
      origin, dispatch?.lag ?? 0,
      h('a', { href: path`#/plugins/${name}` }, number(dispatch?.quarantined ?? 0)),
      dispatch?.lastError ?? '']));
}
