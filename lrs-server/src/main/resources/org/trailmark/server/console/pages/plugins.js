// The plugins: how each keeps up with the statements, and what may be done with it.

import { h, replace } from 'frame/dom.js';
import { action, badge, card, confirm, empty, figure, notice, table, time, timeAgo } from 'frame/parts.js';
import { get, path, post, put, remove } from 'frame/rest.js';
import { number, t, term } from 'frame/words.js';
import { pluginsChanged } from 'pages/offered.js';

const KINDS = { RUNNING: 'good', STOPPED: 'plain', DISABLED: 'plain', FAILED: 'bad' };

/** What may be done in which state: the text of the button, how it is asked, and what is asked before. */
const ACTS = {
  stop: { in: ['RUNNING'], ask: (about) => post(`${about}/stop`), sure: 'plugins.stop.sure' },
  start: { in: ['STOPPED', 'FAILED'], ask: (about) => post(`${about}/start`) },
  reload: { in: ['RUNNING', 'FAILED'], ask: (about) => post(`${about}/reload`) },
  disable: { in: ['RUNNING', 'STOPPED', 'FAILED'], ask: (about) => put(`${about}/disabled`), sure: 'plugins.disable.sure' },
  enable: { in: ['DISABLED'], ask: (about) => remove(`${about}/disabled`) },
};

export async function open({ signal }) {
  const body = h('div', { class: 'stack' });
  let shown = '';
  async function load(again = false) {
    const [plugins, jars] = await Promise.all([get('plugins', { signal }), get('plugins/jars', { signal })]);
    const fresh = JSON.stringify([plugins.map(({ cost, ...rest }) => rest), jars]);
    if (again || (fresh !== shown && !body.contains(document.activeElement))) {
      shown = fresh;
      pluginsChanged();
      replace(body, card(t('plugins.title'), list(plugins, () => load(true))),
        plugins.some(({ tasks }) => tasks.length > 0) && card(t('plugins.tasks'), taskList(plugins)),
        card(t('plugins.jars'), jarList(jars)));
    }
  }
  await load();
  return {
    title: t('nav.plugins'),
    actions: action(t('plugins.look'), async () => {
      await post('plugins/reload');
      await load(true);
      notice('good', t('plugins.looked'));
    }),
    body,
    refresh: load,
  };
}

function list(plugins, load) {
  return table(t('nav.plugins'),
    [t('plugins.name'), t('plugins.state'), t('plugins.lag'), t('plugins.quarantined'), t('plugins.error'), t('act')],
    plugins.map(({ name, origin, state, reason, health, dispatch }) => [
      h('span', null, h('strong', null, name), h('br'), h('span', { class: 'soft' }, origin)),
      h('span', null, badge(KINDS[state], term('plugin', state)),
        (reason || !health.up) && h('p', { class: 'small' }, reason || health.detail)),
      dispatch?.lag ?? 0,
      figure(h('a', { href: path`#/plugins/${name}` }, number(dispatch?.quarantined ?? 0))),
      dispatch?.lastError ?? '',
      h('div', { class: 'actions' }, Object.entries(ACTS).filter(([, act]) => act.in.includes(state))
        .map(([act, { ask, sure }]) => action(t(`plugins.${act}`), async () => {
          if (!sure || await confirm(t(sure, { name }), t(`plugins.${act}`))) {
            await ask(path`plugins/${name}`);
            await load();
          }
        }, 'slim')))]));
}

/** What plugins do at their times: when next, and how it went. */
function taskList(plugins) {
  const rows = plugins.flatMap(({ name: plugin, tasks }) => tasks.map((task) => [
    h('span', null, h('strong', null, task.name), h('br'), h('span', { class: 'soft' }, plugin)),
    task.schedule,
    task.doneAt ? timeAgo(task.doneAt) : t('plugins.task.never'),
    h('span', null, time(task.nextAt), task.nextAt !== task.dueAt && [h('br'), h('span', { class: 'soft' }, t('plugins.task.for'), ' ', time(task.dueAt))]),
    task.failures > 0 ? h('span', null, badge('bad', t('plugins.task.failed', { count: task.failures })), h('p', { class: 'small' }, task.error))
      : task.error ? h('span', { class: 'soft' }, t('plugins.task.overcome', { error: task.error })) : '',
  ]));
  return table(t('plugins.tasks'), [t('plugins.task'), t('plugins.task.schedule'), t('plugins.task.done'), t('plugins.task.next'), t('plugins.error')], rows);
}

function jarList(jars) {
  return jars.length === 0 ? empty(t('plugins.jars.none'))
    : table(t('plugins.jars'), [t('plugins.file'), t('plugins.offers'), t('plugins.api'), t('plugins.error')], jars.map((jar) => [
      h('code', null, jar.file), [...jar.plugins, ...Object.values(jar.extensions).flat()].join(', '), jar.api ?? '–', jar.reason]));
}
