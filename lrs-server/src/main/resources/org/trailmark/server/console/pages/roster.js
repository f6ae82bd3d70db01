// One roster: who is on it and since when; more people, fewer, or another list in its place.

import { h, replace } from 'frame/dom.js';
import { download } from 'frame/download.js';
import { action, confirm, empty, notice, paged, time } from 'frame/parts.js';
import { address, get, path, post, put, remove, send } from 'frame/rest.js';
import { goTo } from 'frame/router.js';
import { t } from 'frame/words.js';
import { askPeople } from 'learner/roster-form.js';
import { agentName } from 'records/sentence.js';

const CSV = { type: 'text/csv' };
const AS_CSV = { headers: { Accept: 'text/csv' } };

/** A longer list is not laid out to be edited: it is saved, changed and read in again. */
const EDITABLE = 2000;

export async function open({ params: { roster }, signal }) {
  const about = path`journey/rosters/${roster}`;
  const list = h('div');
  const size = h('p', { class: 'soft small', role: 'status' });
  let count = 0;

  async function load() {
    replace(list, await paged({
      name: t('roster.members', { name: roster }),
      heads: [t('learner'), t('learners.identifiers'), t('since'), t('act')],
      none: empty(t('roster.nobody')),
      load: async (after) => {
        const page = await get(address(about, { after, limit: 100 }), { signal });
        count = page.count;
        size.textContent = t('roster.size', { count });
        return { rows: page.members.map((member) => row(member)), more: page.more };
      },
    }));
  }

  function row({ learner, agent, since }) {
    const name = agent.name ?? agentName(agent);
    const identifier = agent.account ? `${agent.account.name} (${agent.account.homePage})` : agentName({ ...agent, name: undefined });
    const { name: _, ...bare } = agent;
    return [
      h('a', { href: path`#/learners/${learner}` }, name), h('span', { class: 'soft' }, identifier), time(since),
      action(t('roster.take'), async () => {
        if (await confirm(t('roster.take.sure', { name }), t('roster.take'))) {
          await remove(address(`${about}/members`, { agent: JSON.stringify(bare) }), { signal });
          await load();
        }
      }, 'slim danger')];
  }

  async function ask(what) {
    const answer = await askPeople(what);
    if (answer) {
      notice('good', t('roster.done', { count: answer.members }));
      await load();
    }
  }
  const failed = (problem) => signal.aborted || notice('bad', problem.message);
  const add = h('button', { type: 'button', class: 'main', onclick: () => ask({
    title: t('roster.add'), about: t('roster.add.about'), yes: t('roster.add'),
    send: (csv) => post(`${about}/members`, csv, { ...CSV, signal }),
  }).catch(failed) }, t('roster.add'));
  const edit = action(t('edit'), async () => {
    const long = count > EDITABLE;
    const text = long ? '' : await (await send(about, AS_CSV)).text();
    ask({
      title: t('roster.edit', { name: roster }), yes: t('roster.replace'), text,
      about: long ? t('roster.edit.long', { count: EDITABLE }) : t('roster.edit.about'),
      send: (csv) => put(about, csv, { ...CSV, signal }),
    }).catch(failed);
  });
  const save = action(t('roster.save'), () => download(about, `${roster}.csv`, AS_CSV));
  const gone = action(t('roster.remove'), async () => {
    if (await confirm(t('roster.remove.sure', { name: roster }), t('roster.remove'))) {
      await remove(about, { signal });
      goTo('#/rosters');
    }
  }, 'danger');

  await load();
  return {
    title: roster,
    trail: [[t('nav.learners'), '#/learners'], [t('rosters.title'), '#/rosters']],
    actions: [add, edit, save, gone],
    body: h('div', { class: 'card' }, size, list),
  };
}
