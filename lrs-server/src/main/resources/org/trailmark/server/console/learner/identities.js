// The agents that are one person: who said so and why, a link more or one less; and her groups.

import { h, replace } from 'frame/dom.js';
import { action, confirm, during, notice, table, time } from 'frame/parts.js';
import { address, get, path, post, remove } from 'frame/rest.js';
import { t } from 'frame/words.js';
import { agentOnly, identifier } from 'learner/agents.js';

export async function identities(person, signal) {
  const list = h('div', { class: 'stack' });
  const load = async () => {
    const found = await get(address('identities', { agent: JSON.stringify(agentOnly(person.agents[0])) }), { signal });
    replace(list, agents(found), links(found, load));
  };
  await load();
  return h('div', { class: 'stack' }, list, linkForm(person, load), await groups(person, signal));
}

function agents({ agents: hers }) {
  return h('ul', { class: 'tags' }, hers.map((agent) => h('li', null, h('code', null, identifier(agent)))));
}

function links({ links: made }, load) {
  return made.length === 0 ? h('p', { class: 'soft' }, t('identities.alone'))
    : table(t('identities.links'), [t('identities.agents'), t('identities.reason'), t('identities.author'), t('identities.at'), t('act')],
      made.map((link) => [
        link.agents.map(identifier).join(' = '), link.reason, link.author, time(link.at),
        action(t('identities.unlink'), async () => {
          if (await confirm(t('identities.unlink.sure'), t('identities.unlink'))) {
            await remove(path`identities/links/${link.id}`);
            notice('good', t('identities.unlinked'));
            await load();
          }
        }, 'slim danger')]));
}

function linkForm(person, load) {
  const other = h('input', { id: 'other', required: true, autocomplete: 'off', placeholder: 'ann@example.org' });
  const reason = h('input', { id: 'reason', autocomplete: 'off' });
  const button = h('button', { type: 'submit' }, t('identities.link'));
  return h('form', { class: 'row end', onsubmit: (event) => {
    event.preventDefault();
    during(button, async () => {
      await post('identities/links', {
        agents: [agentOnly(person.agents[0]), agentOf(other.value.trim())], reason: reason.value.trim(),
      });
      other.value = '';
      notice('good', t('identities.linked'));
      await load();
    });
  } },
  h('div', { class: 'field' }, h('label', { for: 'other' }, t('identities.other')), other),
  h('div', { class: 'field' }, h('label', { for: 'reason' }, t('identities.reason')), reason),
  button);
}

/** Her rosters, one more or one less. */
async function groups(person, signal) {
  const list = h('div', { class: 'stack' });

  async function load() {
    const [{ rosters }, hers] = await Promise.all([get('journey/rosters', { signal }), rostersOf(person, signal)]);
    const others = rosters.filter(({ name }) => !(name in hers));
    replace(list,
      Object.keys(hers).length === 0 ? h('p', { class: 'soft' }, t('identities.no-groups'))
        : h('ul', { class: 'tags' }, Object.entries(hers).map(([name, since]) => h('li', null,
          h('a', { href: path`#/rosters/${name}` }, name), h('span', { class: 'small soft' }, t('since'), ' ', time(since)),
          h('button', { type: 'button', class: 'quiet slim', 'aria-label': t('groups.leave', { name }), onclick: ({ currentTarget }) =>
            during(currentTarget, () => leave(name)) }, '×')))),
      others.length > 0 ? joinForm(others)
        : rosters.length === 0 && h('p', { class: 'small soft' }, h('a', { href: '#/rosters' }, t('rosters.none'))));
  }

  function joinForm(others) {
    const which = h('select', { id: 'roster' }, others.map(({ name }) => h('option', null, name)));
    return h('div', { class: 'row end' }, h('div', { class: 'field' }, h('label', { for: 'roster' }, t('groups.roster')), which),
      action(t('groups.join'), async () => {
        await post(path`journey/rosters/${which.value}/members`, [{ agent: agentOnly(person.agents[0]) }], { signal });
        await load();
      }));
  }

  async function leave(name) {
    if (await confirm(t('roster.take.sure', { name: person.name }), t('roster.take'))) {
      await remove(address(path`journey/rosters/${name}/members`, { agent: JSON.stringify(agentOnly(person.agents[0])) }), { signal });
      await load();
    }
  }

  await load();
  return h('div', { class: 'stack' }, h('h3', null, t('identities.groups')), list);
}

/** `{ name: since }`; journeys may not know her yet. */
async function rostersOf(person, signal) {
  const known = await get(path`journey/learners/${person.id}`, { signal }).catch(missing);
  return known?.rosters ?? {};
}

function missing(problem) {
  if (problem.status !== 404) {
    throw problem;
  }
}

/** What somebody wrote: a mail address, an OpenID, or an account as `HOMEPAGE|NAME`. */
function agentOf(text) {
  const [homePage, name] = text.split('|');
  return name ? { account: { homePage, name } } : /^https?:/.test(text) ? { openid: text }
    : { mbox: text.startsWith('mailto:') ? text : `mailto:${text}` };
}
