// Rosters: lists of people that journeys may ask for.

import { h, replace } from 'frame/dom.js';
import { empty, notice, table, time } from 'frame/parts.js';
import { get, path, put } from 'frame/rest.js';
import { goTo } from 'frame/router.js';
import { t } from 'frame/words.js';
import { askPeople } from 'learner/roster-form.js';

export async function open({ signal }) {
  const list = h('div', { class: 'card' });
  const { rosters } = await get('journey/rosters', { signal });
  replace(list, rosters.length === 0 ? empty(t('rosters.none'), add('main', signal))
    : table(t('rosters.title'), [t('roster.name'), t('rosters.members'), t('rosters.loaded')], rosters.map(
      ({ name, members, loadedAt }) => [h('a', { href: path`#/rosters/${name}` }, name), members, time(loadedAt)])));
  return {
    title: t('rosters.title'),
    trail: [[t('nav.learners'), '#/learners']],
    actions: rosters.length > 0 && [add('main', signal)],
    body: h('div', { class: 'stack' }, h('p', { class: 'soft' }, t('rosters.about')), list),
  };
}

function add(kind, signal) {
  return h('button', { type: 'button', class: kind, onclick: async () => {
    const made = await askPeople({
      title: t('rosters.new'), about: t('roster.add.about'), yes: t('rosters.make'), named: true,
      send: (csv, name) => put(path`journey/rosters/${name}`, csv, { type: 'text/csv', signal }),
    });
    if (made) {
      notice('good', t('roster.done', { count: made.members }));
      goTo(path`#/rosters/${made.name}`);
    }
  } }, t('rosters.new'));
}
