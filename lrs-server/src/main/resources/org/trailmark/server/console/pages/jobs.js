// The jobs: what is imported, exported or read again, how far it is, and what may be done with it.

import { h, replace } from 'frame/dom.js';
import { download } from 'frame/download.js';
import { action, badge, bar, card, confirm, empty, notice, paged, table, time } from 'frame/parts.js';
import { address, get, path, post, remove, send } from 'frame/rest.js';
import { number, percent, t, term } from 'frame/words.js';

export const KINDS = { done: 'good', failed: 'bad', running: 'busy', waiting: 'busy', paused: 'plain', cancelled: 'plain' };

/** More than are ever kept, so that one answer has them all. */
const ALL = 200;

const ACTS = {
  pause: { ask: (job) => post(path`jobs/${job.id}/pause`) },
  resume: { ask: (job) => post(path`jobs/${job.id}/resume`) },
  cancel: { ask: (job) => post(path`jobs/${job.id}/cancel`), sure: ({ title, plugin }) => t(`jobs.cancel.sure.${plugin ? 'plugin' : 'job'}`, { title }) },
  download: { ask: async (job) => download(path`jobs/${job.id}/file`, job.title) },
  remove: { ask: (job) => remove(path`jobs/${job.id}`), sure: ({ title }) => t('jobs.remove.sure', { title }) },
};

export async function open({ signal }) {
  const list = h('div', { class: 'stack' });
  let shown = '';
  async function load(again = false) {
    const { jobs } = await get(address('jobs', { limit: ALL }), { signal });
    const fresh = JSON.stringify(jobs);
    if (again || (fresh !== shown && !list.contains(document.activeElement))) {
      shown = fresh;
      replace(list, jobs.length === 0 ? empty(t('jobs.none')) : table(t('nav.jobs'),
        [t('jobs.what'), t('state'), t('jobs.progress'), t('jobs.outcome'), t('act')],
        jobs.map((job) => row(job, () => load(true)))));
    }
  }
  const version = h('select', { id: 'import-version' }, ['2.0.0', '1.0.3'].map((each) => h('option', { value: each }, each)));
  const [folder] = await Promise.all([inFolder(version, () => load(true), signal), load()]);
  return {
    title: t('nav.jobs'),
    actions: action(t('jobs.export'), async () => {
      await post('jobs/exports', { query: 'voided=any&order=asc' });
      await load(true);
    }),
    body: h('div', { class: 'stack' }, card(t('jobs.import'), h('div', { class: 'stack' },
      h('div', { class: 'row' }, h('label', { for: 'import-version' }, t('jobs.version')), version),
      upload(version, () => load(true), signal), folder)), card(t('jobs.title'), list)),
    refresh: load,
  };
}

function row(job, load) {
  const { total, done, share, perSecond } = job.progress;
  return [
    h('span', null, h('strong', null, job.plugin ? job.title : h('a', { href: path`#/jobs/${job.id}` }, job.title)), h('br'),
      h('span', { class: 'soft small' }, term('jobs.kind', job.kind), ' · ', time(job.startedAt),
        job.startedBy && ` · ${job.startedByLabel || job.startedBy}`)),
    h('span', null, badge(KINDS[job.state], term('job', job.state)),
      job.message && h('p', { class: 'small' }, job.message)),
    h('span', { class: 'progress' }, share !== undefined && bar(share, 1),
      h('span', { class: 'small' }, total === undefined || total === done ? number(done) : t('jobs.of', { done, total }),
        share !== undefined && share < 1 && ` (${percent(share)})`,
        perSecond && ` · ${t('jobs.rate', { rate: Math.round(perSecond) })}`)),
    outcome(job),
    acts(job, load),
  ];
}

/** What came of a job so far, in words. */
export const outcome = (job) => Object.entries(job.outcome)
  .map(([name, count]) => t(`jobs.outcome.${name}`, { count })).join(', ');

/** A button for all that can be done with a job as it stands. */
export const acts = (job, load) => h('div', { class: 'actions' }, job.acts.filter((act) => act in ACTS).map((act) =>
  action(t(`jobs.${act}`), async () => {
    const { ask, sure } = ACTS[act];
    if (!sure || await confirm(sure(job), t(`jobs.${act}`))) {
      await ask(job);
      await load(act);
    }
  }, 'slim')));

/** What lies on the server's own disk, to be imported from there. */
async function inFolder(version, load, signal) {
  const begin = (which, text, kind) => action(text, async () => {
    await post('jobs/imports/folder', { path: which, version: version.value });
    await load();
  }, kind);
  const files = await paged({
    name: t('jobs.folder'), heads: [t('jobs.files'), t('act')],
    none: null,
    load: async (more) => {
      const page = await get(more ?? address('jobs/imports/folder', { limit: 50 }), { signal });
      return { rows: page.files.map((file) => [h('code', null, file), begin(file, t('jobs.folder.one'), 'slim')]), more: page.more };
    },
  });
  return h('div', { class: 'stack' }, h('div', { class: 'row between' }, h('h3', null, t('jobs.folder')), files && begin('.', t('jobs.folder.all'), 'slim')),
    files ?? h('p', { class: 'soft small' }, t('jobs.folder.none')));
}

/** Files are chosen, or dropped on the card; each is a job of its own. */
function upload(version, load, signal) {
  const files = h('input', { type: 'file', id: 'import-files', multiple: true, onchange: () => take([...files.files]) });
  const state = h('p', { class: 'small soft', role: 'status' });
  async function take(chosen) {
    files.disabled = true;
    try {
      for (const file of chosen) {
        state.textContent = t('jobs.sending', { name: file.name });
        await send(address('jobs/imports', { name: file.name, version: version.value }),
          { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file, signal });
      }
    } catch (problem) {
      if (!signal.aborted) {
        notice('bad', problem.message);
      }
    }
    state.textContent = '';
    files.value = '';
    files.disabled = false;
    if (!signal.aborted) {
      await load();
    }
  }
  const place = h('div', {
    class: 'drop-place stack',
    ondragover: (event) => { event.preventDefault(); place.classList.add('over'); },
    ondragleave: () => place.classList.remove('over'),
    ondrop: (event) => {
      event.preventDefault();
      place.classList.remove('over');
      take([...event.dataTransfer.files]);
    },
  }, h('p', null, t('jobs.import.text')),
  h('div', { class: 'row' }, h('label', { for: 'import-files' }, t('jobs.files')), files),
  state);
  return place;
}
