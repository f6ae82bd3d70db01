// Who stands at a place of a journey, and one learner's way with all its reasons.

import * as api from './api.js';
import { empty, link, make, section, table, time, words } from './dom.js';

const home = () => make('p', null, link('#/', '← Overview'));
const learnerLink = (id, name) => link(`#/learners/${encodeURIComponent(id)}`, name ?? id);

/** Learners at a step or an exit; `after` is the `more` of the page before. */
export async function standing(journey, kind, place, after) {
  const page = await api.standing(journey, kind, place, after);
  const title = `${place} of ${journey}`;
  const next = `#/journeys/${[journey, kind, place, page?.more].map(encodeURIComponent).join('/')}`;
  return {
    title,
    content: [home(), section(title,
      page?.learners.length
        ? table(title, ['Learner', 'Since', 'Entered', 'Next due'], page.learners.map((one) => [
          learnerLink(one.learner, one.name), time(one.since), time(one.enteredAt),
          time(one.nextDue)]))
        : empty('Nobody is here now.'),
      page?.more ? make('p', null, link(next, 'More →')) : null)],
  };
}

/** Everything about one learner. */
export async function learner(id) {
  const [known, said] = await Promise.all([api.learner(id), api.touchpoints(id)]);
  if (!known) {
    return { title: 'Nobody', content: [home(), empty('There is no such learner.')] };
  }
  const ways = await Promise.all(known.journeys.map((run) => api.way(id, run.journey)));
  const name = known.name ?? id;
  return {
    title: name,
    content: [
      home(),
      section(name, make('p', { class: 'soft' }, known.agents.map(
        (a) => a.key.replace(/^mbox:mailto:/, '')).join(', ')),
        ...(known.journeys.length ? [] : [empty('She is on no journey.')]),
        ...known.journeys.map((run, at) => way(run, ways[at]))),
      section('Touchpoints', ...(said?.touchpoints.length ? [touchpoints(said.touchpoints)]
        : [empty('Nothing was said to her, and nothing was held back.')])),
    ],
  };
}

function way(run, found) {
  const where = run.exit
    ? `left by ${run.exit} (${run.counts}) on` : `is on ${run.step} (${run.stage}) since`;
  const due = run.nextDue ? ['; next due ', time(run.nextDue)] : [];
  const moves = (found?.transitions ?? []).map((move) =>
    make('li', move.superseded ? { class: 'revised' } : null,
      time(move.validAt), ' ', move.why.text,
      ...(move.superseded ? [' Taken back ', time(move.supersededAt), ': later news changed it.']
        : [])));
  return make('article', null,
    make('h3', null, words(run.title) ?? run.journey),
    make('p', null, `She ${where} `, time(run.since), ...due, '.'),
    make('ol', { class: 'way' }, ...moves));
}

function touchpoints(list) {
  return table('Touchpoints', ['Wanted', 'Touchpoint', 'State', 'Why'], list.map((one) => [
    time(one.wantedAt), `${one.journey}: ${one.touchpoint}`,
    make('span', one.state === 'suppressed' ? { class: 'bad' } : null,
      one.state === 'suppressed' ? 'held back' : one.state),
    one.decisions.map((decision) => decision.reason).join(' ')]));
}
