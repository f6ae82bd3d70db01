// A learner's story on a time line: what she did, where that led her, and what was said to her; and
// the same as a list, for whoever reads rather than looks.

import { h, replace } from 'frame/dom.js';
import { action, badge, empty, failure, time } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { ofMap, t } from 'frame/words.js';
import * as asked from 'records/asked.js';
import { statementLine } from 'records/line.js';
import { moveLine } from 'records/move.js';
import { timeline } from 'timeline/chart.js';
import { around, bucket, bucketEnd } from 'timeline/scale.js';

/** As many statements as this, or fewer, are drawn one by one. */
const ONE_BY_ONE = 150;
const PAGE = 20;
const DAY = 24 * 3600e3;

const KINDS = { sent: 'good', suppressed: 'bad', held: 'busy', wanted: 'busy', withdrawn: 'plain' };

export function story({ person, view, onView, signal }) {
  const list = h('div', { class: 'stack' });
  const body = h('div', { class: 'stack' });
  const begin = async () => {
    replace(body);
    try {
      const events = await eventsOf(person, signal);
      const whole = wholeOf(person, events);
      let mine = 0;
      const line = timeline({
        whole, view: viewOf(view) ?? whole, onChosen: (id) => point(list, id),
        onView: (seen) => { onView({ from: iso(seen.from), to: iso(seen.to) }); look(seen); },
      });
      async function look(seen) {
        const turn = ++mine;
        try {
          const statements = await statementsOf(person, seen, signal);
          if (turn === mine) {
            line.show([lane(statements), ...events.lanes]);
            replace(list, ...listOf({ person, seen, events, statements, signal }));
          }
        } catch (problem) {
          if (!signal.aborted) {
            replace(list, failure(problem, () => look(seen)));
          }
        }
      }
      replace(body, line.element, list);
      await look(line.view);
    } catch (problem) {
      if (!signal.aborted) {
        replace(body, failure(problem, begin));
      }
    }
  };
  begin();
  return body;
}

/** Her moves and touchpoints: there are few of them, so all are read at once. */
async function eventsOf({ known }, signal) {
  if (!known) {
    return { lanes: [], moves: [], touchpoints: [] };
  }
  const journeys = [...new Map(known.journeys.map((run) => [run.journey, run])).values()];
  const about = path`journey/learners/${known.id}`;
  const [ways, touchpoints] = await Promise.all([
    Promise.all(journeys.map((run) => all((after) =>
      get(address(about + path`/journeys/${run.journey}`, { after, limit: 500 }), { signal }), 'transitions'))),
    all((after) => get(address(`${about}/touchpoints`, { after, limit: 500 }), { signal }), 'touchpoints')]);
  const moves = ways.flatMap((transitions, at) => transitions.filter((move) => !move.superseded)
    .map((move) => ({ ...move, journey: journeys[at] })));
  const lanes = [
    ...journeys.map((run) => ({ title: ofMap(run.title) ?? run.journey, spans: spansOf(moves.filter((move) => move.journey === run)) })),
    { title: t('nav.touchpoints'), marks: touchpoints.map((each) => ({
      id: touchId(each), at: Date.parse(each.sentAt ?? each.wantedAt), kind: each.state,
      text: `${each.touchpoint}: ${t(`touchpoint.${each.state}`)}`,
    })) },
  ];
  return { lanes, moves, touchpoints };
}

async function all(page, name) {
  const found = [];
  let after;
  do {
    const next = await page(after);
    found.push(...next[name]);
    after = next.more;
  } while (after);
  return found;
}

/** From each move to the next one of the same run. */
function spansOf(moves) {
  return [...moves].sort((one, other) => one.run - other.run || one.validAt.localeCompare(other.validAt) || one.id - other.id)
    .map((move, at, sorted) => {
      const next = sorted[at + 1]?.run === move.run ? sorted[at + 1] : null;
      const begin = Date.parse(move.validAt);
      const isExit = move.to.startsWith('exit:');
      return {
        id: moveId(move), from: begin, text: move.to.replace(/^exit:/, ''), kind: isExit ? 'exit' : 'step',
        to: next ? Date.parse(next.validAt) : isExit ? begin : Date.now(),
      };
    });
}

function wholeOf({ record }, { moves, touchpoints }) {
  const moments = [record?.first, record?.last, ...moves.map(({ validAt }) => validAt), ...touchpoints.map(({ wantedAt }) => wantedAt)]
    .filter(Boolean).map((each) => Date.parse(each));
  return moments.length === 0 ? around(Date.now() - 30 * DAY, Date.now())
    : around(Math.min(...moments), Math.max(...moments));
}

/** The statements of a view, one by one where they are few, else counted; null: there are no records. */
async function statementsOf({ id, record }, { from, to }, signal) {
  if (!record) {
    return null;
  }
  const filter = { learner: id, from: iso(from), to: iso(to) };
  const page = await asked.statements({ ...filter, sort: 'timestamp', limit: ONE_BY_ONE }, signal);
  if (!page.more) {
    return { items: page.statements, buckets: [] };
  }
  const unit = bucket({ from, to });
  const { groups } = await asked.aggregate({ ...filter, by: unit, zone: asked.zone(), sort: 'key', limit: 1000 }, signal);
  return {
    items: page.statements, more: page.more,
    buckets: groups.map((group) => {
      const begin = unit === 'hour' ? Date.parse(group.hour) : new Date(`${group[unit]}T00:00`).getTime();
      return { from: begin, to: bucketEnd(begin, unit), count: group.statements };
    }),
  };
}

function lane(statements) {
  const title = t('nav.statements');
  if (!statements) {
    return { title: t('learner.no-records') };
  }
  return statements.buckets.length > 0 ? { title, bars: statements.buckets }
    : { title, marks: statements.items.map((item) => ({
      id: `statement-${item.id}`, at: Date.parse(item.timestamp), kind: 'statement', text: ofMap(item.verb.name) ?? item.verb.id,
    })) };
}

/** What is seen, newest first: a page of it, and more. */
function listOf({ person, seen, events, statements, signal }) {
  const inside = (at) => Date.parse(at) >= seen.from && Date.parse(at) <= seen.to;
  const rest = [
    ...events.moves.filter((move) => inside(move.validAt)).map((move) => [move.validAt, () => moveOf(move)]),
    ...events.touchpoints.filter((each) => inside(each.sentAt ?? each.wantedAt))
      .map((each) => [each.sentAt ?? each.wantedAt, () => touchLine(each)]),
    ...(statements?.items ?? []).map((item) => [item.timestamp, () => statementOf(item)]),
  ].sort(([one], [other]) => Date.parse(other) - Date.parse(one));
  let { more } = statements ?? {};
  const lines = h('ol', { class: 'statements story' });
  const button = action(t('more'), async () => {
    if (rest.length < PAGE && more) {
      const page = await get(more, { signal });
      more = page.more;
      rest.push(...page.statements.map((item) => [item.timestamp, () => statementOf(item)]));
      rest.sort(([one], [other]) => Date.parse(other) - Date.parse(one));
    }
    next();
  }, 'more');
  function next() {
    lines.append(...rest.splice(0, PAGE).map(([, make]) => make()));
    button.hidden = rest.length === 0 && !more;
  }
  next();
  return lines.children.length === 0 ? [empty(t('story.none'))] : [
    h('h3', { class: 'unseen' }, t('story.list', { name: person.name })), lines, button];
}

function statementOf(item) {
  const line = statementLine(item, time);
  line.id = `statement-${item.id}`;
  return line;
}

function moveOf({ journey: { journey, title }, ...transition }) {
  return moveLine({ journey, title, transition }, time);
}

function touchLine(each) {
  const last = each.decisions.at(-1);
  return h('li', { id: touchId(each), class: 'touch' }, h('p', null,
    badge(KINDS[each.state], t(`touchpoint.${each.state}`)), ' ', h('strong', null, each.touchpoint), ', ', time(each.sentAt ?? each.wantedAt)),
  last && h('p', { class: 'small soft' }, last.reason));
}

/** Goes to what was pointed at, if it is in the list already. */
function point(list, id) {
  const line = list.querySelector(`#${CSS.escape(id)}`);
  list.querySelectorAll('.pointed').forEach((each) => each.classList.remove('pointed'));
  line?.classList.add('pointed');
  line?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

const touchId = ({ key }) => `touch-${key}`;
const moveId = ({ id }) => `move-${id}`;
const iso = (moment) => new Date(moment).toISOString();

function viewOf({ from, to }) {
  const view = { from: Date.parse(from), to: Date.parse(to) };
  return view.from < view.to ? view : null;
}
