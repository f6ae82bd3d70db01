// The first page: the journeys as funnels, the newest statements, and how the plugins keep up.

import * as api from './api.js';
import { empty, link, make, section, table, time, words } from './dom.js';

export async function overview() {
  const [status, plugins, newest, list] = await Promise.all([
    api.status(), api.plugins(), api.statements(), api.journeyList()]);
  const counted = await Promise.all(list.map((journey) => api.counts(journey.id)));
  const journeys = list.map((journey, at) => card(journey, counted[at]));
  return {
    title: 'Overview',
    status: `${status.head.toLocaleString()} statements · version ${status.version}`,
    content: [
      section('Journeys', search(), ...(journeys.length ? journeys
        : [empty('No journey is published. Try: ./trailmark journey publish FILE')])),
      section('Newest statements', newest.statements.length ? statementsTable(newest.statements)
        : empty('No statement yet.')),
      section('Plugins', plugins.length ? pluginsTable(plugins) : empty('No plugin.')),
    ],
  };
}

function search() {
  return make('form', { class: 'find', role: 'search', 'data-find': '' },
    make('label', { for: 'mail' }, 'A learner’s way, by mail address'),
    make('input', { id: 'mail', name: 'mail', type: 'email', required: '', autocomplete: 'off' }),
    make('button', { type: 'submit' }, 'Show'));
}

function card(journey, counts) {
  const title = `${words(journey.title) ?? journey.id} `;
  const note = make('span', { class: 'soft' }, `version ${journey.version}, ${journey.state}`);
  if (!counts) {
    return make('article', null, make('h3', null, title, note));
  }
  const said = counts.touchpoints;
  const number = (n) => (n ?? 0).toLocaleString();
  return make('article', null,
    make('h3', null, title, note),
    make('p', null, `${number(counts.entered)} came, ${number(counts.standing)} are on the way, `
      + `${number(counts.left)} left. Touchpoints: ${number(said.sent)} sent, `
      + `${number(said.suppressed)} held back, ${number(said.withdrawn)} withdrawn.`),
    funnel(journey.id, counts));
}

function funnel(id, counts) {
  const most = Math.max(1, counts.entered);
  const rows = counts.stages.flatMap((stage) => stage.steps.map((step, at) => [
    at === 0 ? stage.stage : '', place(id, 'step', step.step), bar(step.reached, most, 'step'),
    step.reached, step.standing]));
  const exits = counts.exits.map((exit) => [
    `out: ${exit.counts}`, place(id, 'exit', exit.exit), bar(exit.learners, most, exit.counts),
    exit.learners, '']);
  return table(`Funnel of ${id}`, ['Stage', 'Step', 'Share', 'Came by', 'Here now'], [...rows, ...exits]);
}

const place = (journey, kind, name) =>
  link(`#/journeys/${encodeURIComponent(journey)}/${kind}/${encodeURIComponent(name)}`, name);

/** Says again what the number beside it says, for the eye. */
function bar(part, whole, kind) {
  const filled = make('span', { class: part ? `bar ${kind}` : 'none', 'aria-hidden': 'true' });
  filled.style.width = `${(100 * part) / whole}%`;
  return filled;
}

function statementsTable(statements) {
  return table('Newest statements', ['Stored', 'Who', 'Did', 'What'], statements.map((s) => [
    time(s.stored), who(s.actor), words(s.verb.display) ?? lastPart(s.verb.id), what(s.object)]));
}

const lastPart = (iri) => iri?.split(/[/#]/).filter(Boolean).pop();

function who(agent) {
  return agent?.name ?? agent?.account?.name ?? agent?.mbox?.replace('mailto:', '')
    ?? agent?.openid ?? (agent?.mbox_sha1sum ? 'somebody' : 'a group');
}

function what(object) {
  return words(object?.definition?.name) ?? object?.id ?? who(object);
}

function pluginsTable(plugins) {
  return table('Plugins', ['Name', 'State', 'Still to come', 'Set aside', 'Last error'],
    plugins.map((p) => [
      p.name,
      p.health.up ? p.dispatch?.state.toLowerCase() ?? 'up'
        : make('span', { class: 'bad' }, `down: ${p.health.detail}`),
      p.dispatch?.lag ?? 0, p.dispatch?.quarantined ?? 0, p.dispatch?.lastError ?? 'none']));
}
