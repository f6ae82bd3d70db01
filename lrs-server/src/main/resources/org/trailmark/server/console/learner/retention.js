// Statements that go when they are old: the rules, what they would take, and what they took.

import { h, replace } from 'frame/dom.js';
import { action, badge, confirm, empty, notice, table, time } from 'frame/parts.js';
import { get, post } from 'frame/rest.js';
import { number, percent, period, t, term } from 'frame/words.js';
import { identifier } from 'learner/agents.js';

const KINDS = { running: 'busy', done: 'good' };
const SHOWN = 20;

/** A part of a page, and what looks again at the runs. */
export async function retention(signal) {
  const runs = h('div');
  const foreseen = h('div', { class: 'stack', role: 'status' });
  const { at, zone, rules } = await get('privacy/retention', { signal });
  let shown = '';

  async function refresh() {
    const page = await get(`privacy/retention/runs?limit=${SHOWN}`, { signal });
    const fresh = JSON.stringify(page);
    if (fresh !== shown) {
      shown = fresh;
      replace(runs, page.runs.length === 0 ? empty(t('retention.none')) : runsOf(page.runs));
    }
  }

  const look = action(t('retention.look'), async () => {
    const { rules: outlooks } = await post('privacy/retention?dryRun=true', undefined, { signal });
    replace(foreseen, outlookOf(outlooks));
  });
  const run = action(t('retention.run'), async () => {
    if (await confirm(t('retention.run.sure'), t('retention.run'))) {
      const begun = await post('privacy/retention', undefined, { signal });
      notice('good', begun?.id ? t('retention.begun') : t('retention.nothing'));
      await refresh();
    }
  }, 'danger');
  await refresh();
  return {
    refresh,
    body: rules.length === 0
      ? h('div', { class: 'stack' }, empty(t('retention.no-rules')), shownRuns())
      : h('div', { class: 'stack' }, h('p', { class: 'soft' }, t('retention.about', { at, zone })),
        table(t('retention.rules'), [t('retention.rule'), t('retention.age'), t('retention.what')], rules.map(ruleRow)),
        h('div', { class: 'actions' }, look, run), foreseen, runs),
  };

  /** Rules that were taken away have left something to tell. */
  function shownRuns() {
    return JSON.parse(shown).runs.length > 0 && runs;
  }
}

/** A table may be wider than the window; a name is read whole. */
const nameOf = (rule) => h('code', { class: 'whole' }, rule);

const ruleRow = (rule) => [nameOf(rule.name), period(rule.age), whatOf(rule)];

function whatOf({ all, verb, activity, relatedActivities, agent, relatedAgents, registration }) {
  return all ? t('retention.all') : h('ul', { class: 'rules' },
    verb && h('li', null, t('retention.verb'), ' ', h('code', null, verb)),
    activity && h('li', null, t(relatedActivities ? 'retention.activity.related' : 'retention.activity'), ' ', h('code', null, activity)),
    agent && h('li', null, t(relatedAgents ? 'retention.agent.related' : 'retention.agent'), ' ', h('code', null, identifier(agent))),
    registration && h('li', null, t('retention.registration'), ' ', h('code', null, registration)));
}

const outlookOf = (outlooks) => table(t('retention.foreseen'),
  [t('retention.rule'), t('retention.goes'), t('retention.oldest'), t('retention.newest'), t('retention.held'), t('retention.voiding')],
  outlooks.map(({ rule, statements, oldest, newest, held, voiding }) => [
    nameOf(rule), number(statements), time(oldest), time(newest), number(held), number(voiding)]));

const runsOf = (runs) => table(t('retention.runs'),
  [t('retention.when'), t('state'), t('retention.rule'), t('retention.gone'), t('retention.held'), t('retention.voiding')],
  runs.flatMap(({ begunAt, author, state, waitsFor, rules }) => rules.map((rule, i) => [
    i === 0 ? h('span', null, time(begunAt), h('br'), h('span', { class: 'soft' }, author)) : '',
    i === 0 ? h('span', null, badge(KINDS[state] ?? 'plain', term('erasure.state', state)), waitsFor && h('p', { class: 'small' }, waitsFor)) : '',
    h('span', null, nameOf(rule.rule), state === 'running' && [' ', percent(rule.through, 1)]),
    number(rule.statements), number(rule.held), number(rule.voiding)])));
