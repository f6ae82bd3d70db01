// Statements: found by anything that is known of them, one sentence each, live if one likes.

import { h, replace } from 'frame/dom.js';
import { download } from 'frame/download.js';
import { action, empty, failure, loading, notice } from 'frame/parts.js';
import { get, post } from 'frame/rest.js';
import { goTo, remember } from 'frame/router.js';
import { spoken, t } from 'frame/words.js';
import * as asked from 'records/asked.js';
import { chooseColumns } from 'records/columns.js';
import { filterForm, NAMES } from 'records/filters.js';
import { statementLine } from 'records/line.js';
import { savedSearches } from 'records/saved.js';
import { tail } from 'records/tail.js';

const SORTS = ['stored.desc', 'timestamp.desc', 'stored.asc', 'timestamp.asc'];
/** So many can be counted at once, and saved at once; more are written by a job. */
const MOST_AT_ONCE = 10_000;

export async function open({ search, signal }) {
  const chosen = {
    filter: Object.fromEntries(NAMES.filter((name) => search.has(name)).map((name) => [name, search.getAll(name)])),
    sort: SORTS.includes(search.get('sort')) ? search.get('sort') : SORTS[0],
  };
  const list = h('div');
  const found = h('p', { class: 'soft small', role: 'status' });
  const saved = savedSearches();
  let live = null;
  let many = false;

  /** All that is chosen stands in the address: a link is a saved search. */
  function keep() {
    remember({ ...chosen.filter, sort: chosen.sort === SORTS[0] ? null : chosen.sort, live: live && 'yes' });
    saved.look();
  }

  /** Saves what was found as a file; where that is much, a job writes it. */
  async function write(question, file) {
    const query = asked.query(question);
    if (many) {
      await post('jobs/exports', { query: `${query}` });
      notice('good', t('statements.export.begun'));
      goTo('#/jobs');
    } else {
      await download(`statements?${query}`, file, { signal });
    }
  }

  async function load() {
    keep();
    const mine = asking();
    const isAwaited = () => !live && sameAs(mine);
    replace(list, loading());
    try {
      const page = await asked.statements({ ...mine, count: MOST_AT_ONCE, limit: 25 }, signal);
      if (isAwaited()) {
        say(page);
        replace(list, page.statements.length === 0 ? empty(t('statements.none')) : pages(page));
      }
    } catch (problem) {
      if (!signal.aborted && isAwaited()) {
        found.textContent = '';
        replace(list, failure(problem, load));
      }
    }
  }

  function asking() {
    const [sort, order] = chosen.sort.split('.');
    return { ...chosen.filter, sort, order };
  }
  const sameAs = (question) => JSON.stringify(question) === JSON.stringify(asking());

  function say({ count, behind }) {
    many = !count.exact;
    const how = count.exact ? t('statements.found', { count: count.statements }) : t('statements.more-than', { count: count.statements });
    found.textContent = behind > 0 ? `${how} ${t('statements.behind', { count: behind })}` : how;
  }

  function pages(page) {
    const lines = h('ol', { class: 'statements' }, page.statements.map((item) => statementLine(item)));
    let { more } = page;
    const next = action(t('more'), async () => {
      const following = await get(more, { signal });
      more = following.more;
      lines.append(...following.statements.map((item) => statementLine(item)));
      next.hidden = !more;
    }, 'more');
    next.hidden = !more;
    return [lines, next];
  }

  const sort = h('select', { id: 'sort', onchange: ({ target }) => { chosen.sort = target.value; load(); } },
    SORTS.map((each) => h('option', { value: each, selected: each === chosen.sort }, t(`statements.sort.${each}`))));
  const liveButton = h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => (live ? stopLive() : startLive()) }, t('statements.live'));

  function startLive() {
    live = new AbortController();
    keep();
    const mine = live.signal;
    signal.addEventListener('abort', () => live?.abort(), { once: true });
    liveButton.setAttribute('aria-pressed', 'true');
    found.textContent = '';
    tail({
      element: list, filter: chosen.filter, signal: mine, onFailure: (problem) => {
        notice('bad', problem.message);
        stopLive();
      },
    });
  }

  function stopLive() {
    live.abort();
    live = null;
    liveButton.setAttribute('aria-pressed', 'false');
    load();
  }

  const form = filterForm({
    filter: chosen.filter, signal, onFilter: (filter) => {
      chosen.filter = filter;
      if (live) {
        live.abort();
        startLive();
      } else {
        load();
      }
    },
  });
  if (search.get('live') === 'yes') {
    startLive();
  } else {
    load();
  }
  return {
    title: t('nav.statements'),
    actions: [saved.actions, exportTable(asking, write), exportJson(asking, write)],
    body: h('div', { class: 'stack' }, saved.element, form,
      h('section', { class: 'card', 'aria-label': t('nav.statements') },
        h('div', { class: 'row between' }, found,
          h('div', { class: 'actions' }, h('label', { for: 'sort' }, t('statements.sort')), sort, liveButton)),
        list)),
    close: () => live?.abort(),
  };
}

/** Saves everything that was found, however much it is, as a file. */
function exportJson(asking, write) {
  return action(t('statements.export.ndjson'), () => write({ ...asking(), format: 'ndjson' }, 'statements.jsonl'));
}

/** The same as a table of the columns that are chosen. */
function exportTable(asking, write) {
  return h('button', {
    type: 'button', onclick: async () => {
      const columns = await chooseColumns();
      if (columns) {
        const question = { ...asking(), format: 'csv', columns: columns.join(','), language: spoken() };
        await write(question, 'statements.csv').catch((problem) => notice('bad', problem.message));
      }
    },
  }, t('statements.export.csv'));
}
