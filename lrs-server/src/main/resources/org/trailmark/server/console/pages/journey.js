// One journey: its map at any moment, who stands where, and the figures beside it.

import { h, replace } from 'frame/dom.js';
import { badge, card, empty, tabs } from 'frame/parts.js';
import { path } from 'frame/rest.js';
import { remember } from 'frame/router.js';
import { ofMap, t, term } from 'frame/words.js';
import * as asked from 'map/asked.js';
import { draw, legend, mapFrame } from 'map/draw.js';
import * as figure from 'map/figures.js';
import { momentChoice } from 'map/moment.js';
import { peopleOf } from 'map/people.js';

const NARROW = matchMedia('(width < 52rem)');

export async function open({ params: { journey }, query, signal }) {
  const [detail, first] = await Promise.all([asked.detail(journey, signal), asked.firstEntry(journey, signal)]);
  const { shape } = detail;
  const view = {
    when: { at: query.at ?? null, then: query.known === 'then' },
    chosen: chosenOf(query), tab: query.tab,
  };
  const parts = {
    totals: h('div'), map: mapFrame(), aside: h('div'), figures: h('div'),
  };
  const beside = h('div', { class: 'map-and-more' });
  let shown = '';
  let figures = null;

  async function load() {
    const when = view.when;
    const [standing, flows] = await Promise.all([
      asked.standing(journey, when, signal), asked.flows(journey, when, signal)]);
    if (when !== view.when) {
      return; // somebody moved the slider on
    }
    const fresh = JSON.stringify([standing.stages, standing.exits, flows.flows]);
    if (fresh !== shown) {
      shown = fresh;
      figures = figure.figuresOf(shape, standing, flows);
      replace(parts.totals, figure.totals(standing, flows));
      drawMap();
      if (!parts.figures.contains(document.activeElement)) {
        showFigures();
      }
    }
  }

  function drawMap() {
    const focused = placeOf(document.activeElement);
    const drawing = draw({ shape, figures, down: NARROW.matches, onChosen: choose });
    replace(parts.map, drawing);
    find(drawing, view.chosen)?.classList.add('on');
    find(drawing, focused)?.focus();
  }

  function choose(chosen) {
    view.chosen = chosen;
    keep();
    showPeople();
  }

  function showPeople() {
    beside.classList.toggle('chosen', view.chosen !== null);
    replace(parts.aside, view.chosen && peopleOf({
      journey, shape, when: view.when, chosen: view.chosen, signal, onClose: () => {
        const left = view.chosen;
        choose(null);
        drawMap();
        find(parts.map, left)?.focus();
      },
    }));
    parts.aside.hidden = view.chosen === null;
  }

  function showFigures() {
    const ask = (make) => () => make(journey, view.when, signal);
    replace(parts.figures, card(t('figures'), tabs(t('figures'), [
      ['funnel', t('figures.funnel'), ask(figure.funnel)],
      ['dwell', t('figures.dwell'), ask(figure.dwell)],
      ['drop-off', t('figures.drop-off'), ask(figure.dropOff)],
      ['goals', t('figures.goals'), ask(figure.goals)],
      ['table', t('figures.table'), () => figure.asTable(shape, figures)],
    ], view.tab, (tab) => { view.tab = tab; keep(); })));
  }

  function keep() {
    const { when, chosen, tab } = view;
    remember({
      at: when.at, known: when.then && 'then', tab: tab === 'funnel' ? null : tab,
      place: chosen?.node, from: chosen?.arrow?.from, to: chosen?.arrow?.to,
    });
  }

  async function onMoment(when) {
    view.when = when;
    keep();
    await load();
    showPeople();
  }

  const body = first === null
    ? h('div', { class: 'stack' }, h('div', { class: 'card' }, replaceIn(parts.map, draw({ shape, figures: null }))),
      empty(t('journey.nobody')))
    : h('div', { class: 'stack' }, parts.totals, momentChoice(first, view.when, onMoment),
      fillIn(beside, h('div', { class: 'card' }, parts.map, legend(true)), parts.aside),
      parts.figures);
  if (first !== null) {
    await load();
    showPeople();
  }
  NARROW.addEventListener('change', drawMap);
  return {
    title: ofMap(detail.journey.title) ?? journey,
    trail: [[t('nav.journeys'), '#/journeys']],
    actions: [
      badge('plain', t('version', { version: detail.journey.version })),
      badge(detail.journey.state === 'running' ? 'good' : 'busy', term('state', detail.journey.state)),
      h('a', { class: 'button', href: path`#/touchpoints?journey=${journey}` }, t('nav.touchpoints')),
      h('a', { class: 'button', href: path`#/journeys/${journey}/edit` }, t('edit')),
    ],
    body,
    refresh: () => (first !== null && view.when.at === null ? load() : undefined),
    close: () => NARROW.removeEventListener('change', drawMap),
  };
}

const replaceIn = (element, ...children) => { replace(element, ...children); return element; };
const fillIn = (element, ...children) => { element.append(...children); return element; };

function chosenOf({ place, from, to }) {
  return place ? { node: place } : from && to ? { arrow: { from, to } } : null;
}

/** What of the map an element is, for a new drawing to find it again. */
function placeOf(element) {
  const { id, from, to } = element?.dataset ?? {};
  return chosenOf({ place: id, from, to });
}

function find(drawing, what) {
  if (!what) {
    return null;
  }
  return what.node ? drawing.querySelector(`[data-id="${CSS.escape(what.node)}"]`)
    : drawing.querySelector(`[data-from="${CSS.escape(what.arrow.from)}"][data-to="${CSS.escape(what.arrow.to)}"]`);
}
