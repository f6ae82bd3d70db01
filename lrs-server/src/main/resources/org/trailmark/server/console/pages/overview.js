// The first page: how the journeys go, what came last, and how the plugins keep up.

import { h, replace } from 'frame/dom.js';
import { badge, card, empty, table, timeAgo } from 'frame/parts.js';
import { get, path } from 'frame/rest.js';
import { number, ofMap, t } from 'frame/words.js';
import * as asked from 'map/asked.js';

export async function open({ signal }) {
  const body = h('div', { class: 'stack' });
  let shown = '';
  async function load() {
    const [status, plugins, newest, { journeys }] = await Promise.all([
      get('status', { signal }), get('plugins', { signal }),
      get('../../xapi/statements?limit=12', { signal, headers: { 'X-Experience-API-Version': '2.0.0' } }),
      asked.list(signal)]);
    const fresh = JSON.stringify([status.head, plugins, newest.statements.map(({ id }) => id), journeys]);
    if (fresh !== shown && !body.contains(document.activeElement)) {
      shown = fresh;
      replace(body, totals(status, journeys), h('div', { class: 'grid' },
        card(t('nav.journeys'), journeyTable(journeys)), card(t('nav.plugins'), pluginTable(plugins))),
      card(t('overview.newest'), statementTable(newest.statements)));
    }
  }
  await load();
  return { title: t('nav.overview'), body, refresh: load };
}

function totals({ head }, journeys) {
  const sum = (key) => number(journeys.reduce((all, journey) => all + journey[key], 0));
  return h('dl', { class: 'figures' }, [
    [t('overview.statements'), number(head)], [t('totals.standing'), sum('standing')],
    [t('totals.over'), sum('left')],
  ].map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))));
}

function journeyTable(journeys) {
  return journeys.length === 0
    ? empty(t('journeys.none'), h('a', { class: 'button main', href: '#/new-journey' }, t('journeys.new')))
    : table(t('nav.journeys'), [t('journey'), t('totals.standing'), t('totals.over')], journeys.map((journey) => [
      h('a', { href: path`#/journeys/${journey.id}` }, ofMap(journey.title) ?? journey.id), journey.standing, journey.left]));
}

function pluginTable(plugins) {
  return table(t('nav.plugins'), [t('plugins.name'), t('plugins.state'), t('plugins.lag'), t('plugins.quarantined')],
    plugins.map(({ name, health, dispatch }) => [
      h('a', { href: path`#/plugins/${name}` }, name),
      badge(health.up ? 'good' : 'bad', health.up ? t('up') : t('down')), dispatch?.lag ?? 0, dispatch?.quarantined ?? 0]));
}

function statementTable(statements) {
  return statements.length === 0 ? empty(t('overview.none'))
    : table(t('overview.newest'), [t('overview.who'), t('overview.did'), t('overview.what'), t('overview.when')],
      statements.map(({ actor, verb, object, stored }) => [
        who(actor), ofMap(verb.display) ?? lastPart(verb.id), ofMap(object.definition?.name) ?? object.id ?? who(object),
        timeAgo(stored)]));
}

const lastPart = (iri) => iri.split(/[/#]/).filter(Boolean).pop();

const who = (agent) => agent?.name ?? agent?.account?.name ?? agent?.mbox?.replace('mailto:', '')
  ?? agent?.openid ?? t('somebody');
