// One job: how it stands, and each statement that it refused, with its place and the reason.

import { h, replace } from 'frame/dom.js';
import { badge, card, empty, paged, time } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { goTo } from 'frame/router.js';
import { number, t, term } from 'frame/words.js';
import { acts, KINDS, outcome } from 'pages/jobs.js';

export async function open({ params: { job: id }, signal }) {
  const about = h('div');
  let shown = '';
  async function load(again = false) {
    const job = await get(path`jobs/${id}`, { signal });
    const fresh = JSON.stringify(job);
    if (again || (fresh !== shown && !about.contains(document.activeElement))) {
      shown = fresh;
      replace(about, aboutOf(job, (act) => (act === 'remove' ? goTo('#/jobs') : load(true))));
    }
    return job;
  }
  const { title } = await load();
  const refused = await paged({
    name: t('jobs.refused'),
    heads: [t('jobs.place'), t('jobs.reason')],
    none: empty(t('jobs.refused.none')),
    load: async (more) => {
      const page = await get(more ?? address(path`jobs/${id}/refused`, { limit: 50 }), { signal });
      return { rows: page.refused.map(({ place, reason }) => [place, reason]), more: page.more };
    },
  });
  return {
    title,
    trail: [[t('nav.jobs'), '#/jobs']],
    body: h('div', { class: 'stack' }, h('section', { class: 'card', 'aria-label': t('state') }, about), card(t('jobs.refused'), refused)),
    refresh: load,
  };
}

function aboutOf(job, load) {
  const facts = [
    [t('state'), badge(KINDS[job.state], term('job', job.state))],
    [t('jobs.what'), term('jobs.kind', job.kind)],
    [t('jobs.begun'), time(job.startedAt)],
    job.startedBy && [t('jobs.by'), job.startedByLabel || job.startedBy],
    job.endedAt && [t('jobs.ended'), time(job.endedAt)],
    job.expiresAt && [t('jobs.expires'), time(job.expiresAt)],
    [t('jobs.progress'), number(job.progress.done)],
    [t('jobs.outcome'), outcome(job)],
  ].filter(Boolean);
  return h('div', { class: 'stack' },
    job.message && h('p', null, job.message),
    h('dl', { class: 'figures' }, facts.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', { class: 'small' }, value)))),
    acts(job, load));
}
