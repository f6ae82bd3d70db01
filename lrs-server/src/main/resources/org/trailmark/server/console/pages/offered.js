// The pages that plugins bring: what the navigation says of them, and a place for each. What a page
// is given is promised to their authors in docs/plugins.md; the console's own pages use more.

import { h } from 'frame/dom.js';
import { action, badge, bar, card, confirm, empty, notice, paged, table, tabs, time, timeAgo } from 'frame/parts.js';
import { address, get, path, post, put, remove, send } from 'frame/rest.js';
import { remember } from 'frame/router.js';
import { ago, bestTag, duration, moment, number, percent, sayer, spoken, t } from 'frame/words.js';

const PARTS = { action, badge, bar, card, confirm, empty, notice, paged, table, tabs, time, timeAgo };
const FORMATS = { ago, duration, moment, number, percent };

const offered = (options) => get('plugins/pages', options);

let lookAgain = () => {};

/** Some plugin may have come or gone. */
export const pluginsChanged = () => lookAgain();

/**
 * Keeps the navigation's entries true; gives what ends it. Where nobody answers they stay as they
 * are: the page that is looked at says what is wrong.
 *
 * @param offer takes `[[name, href, text]]`
 */
export function keepOffered(offer) {
  let over = false;
  const look = () => offered().then((pages) => !over && offer(pages.map(({ plugin, titles }) =>
    [`page:${plugin}`, path`#/pages/${plugin}`, titles[bestTag(titles)]])), () => {});
  lookAgain = look;
  addEventListener('hashchange', look);
  look();
  return () => {
    over = true;
    removeEventListener('hashchange', look);
  };
}

export async function open({ params: { plugin }, query, search, signal }) {
  const page = (await offered({ signal })).find((each) => each.plugin === plugin);
  if (!page) {
    return missing(plugin, signal);
  }
  const files = new URL(page.files, document.baseURI);
  const tag = bestTag(page.titles);
  const texts = await fetch(new URL(`lang/${tag}.json`, files), { signal });
  const module = await import(new URL('page.js', files));
  const made = await module.open({
    query, search, signal, remember, h,
    client: clientOf(plugin),
    parts: PARTS,
    format: FORMATS,
    language: spoken(),
    t: sayer(await texts.json()),
  });
  return { title: page.titles[tag], ...made };
}

/** Asks the plugin's own resources: addresses are relative to `/admin/api/NAME/`. */
function clientOf(plugin) {
  const at = (where) => path`${plugin}/` + where;
  return {
    address,
    path,
    get: (where, options) => get(at(where), options),
    post: (where, body, options) => post(at(where), body, options),
    put: (where, body, options) => put(at(where), body, options),
    remove: (where, options) => remove(at(where), options),
    send: (where, options) => send(at(where), options),
  };
}

async function missing(plugin, signal) {
  const { reason } = await get(path`plugins/${plugin}`, { signal });
  return {
    title: plugin,
    body: empty(reason ? t('page.stopped', { plugin, why: reason }) : t('page.none', { plugin })),
  };
}
