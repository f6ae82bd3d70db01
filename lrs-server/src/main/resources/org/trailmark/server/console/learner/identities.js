// The agents that are one person: who said so and why, a link more or one less; and her groups.

import { h, replace } from 'frame/dom.js';
import { action, badge, confirm, during, empty, notice, table, time } from 'frame/parts.js';
import { address, get, path, post, remove } from 'frame/rest.js';
import { t } from 'frame/words.js';
import { agentName } from 'records/sentence.js';

export async function identities(person, signal) {
  const list = h('div', { class: 'stack' });
  const load = async () => {
    const found = await get(address('identities', { agent: JSON.stringify(agentOnly(person.agents[0])) }), { signal });
    replace(list, agents(found), links(found, load));
  };
  await load();
  return h('div', { class: 'stack' }, list, linkForm(person, load), groups(person));
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
  return h('form', { class: 'row', onsubmit: (event) => {
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

function groups({ known }) {
  const rosters = Object.entries(known?.rosters ?? {});
  return h('div', { class: 'stack' }, h('h3', null, t('identities.groups')),
    rosters.length === 0 ? empty(t('identities.no-groups'))
      : h('ul', { class: 'tags' }, rosters.map(([name, since]) =>
        h('li', null, badge('plain', name), ' ', h('span', { class: 'small soft' }, t('since'), ' ', time(since))))));
}

/** An agent by her identifier alone, as links want it. */
function agentOnly({ mbox, mbox_sha1sum: sum, openid, account }) {
  return { mbox, mbox_sha1sum: sum, openid, account };
}

/** What somebody wrote: a mail address, an OpenID, or an account as `HOMEPAGE|NAME`. */
function agentOf(text) {
  const [homePage, name] = text.split('|');
  return name ? { account: { homePage, name } } : /^https?:/.test(text) ? { openid: text }
    : { mbox: text.startsWith('mailto:') ? text : `mailto:${text}` };
}

const identifier = (agent) => (agent.account ? `${agent.account.homePage}|${agent.account.name}`
  : agentName(agentOnly(agent)));
