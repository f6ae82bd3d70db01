// Draws a journey's map: where people stand, and where they went.

import { h, svg } from 'frame/dom.js';
import { number, t } from 'frame/words.js';
import { ENTRY, kind, layout } from 'map/layout.js';

/** How far a map shrinks to fit its place. */
const SMALLEST = 0.72;

/** How each way out counts is told by a sign as well as by a colour. */
const SIGNS = {
  goal: 'M-6 0l4 5 8-10',
  drop: 'M-5-5l10 10M5-5l-10 10',
  decided: 'M0-6l6 6-6 6-6-6z',
  neutral: 'M-5 0h10',
};

/**
 * A drawing of a journey.
 *
 * @param shape `Shape` of the REST
 * @param figures `{ standing: Map id → n, moves: Map "from to" → n, moved: [{from, to}] }`; null: a
 *     journey that nobody is on yet
 * @param down whether stages are rows
 * @param onChosen called with `{ node }` or `{ arrow: {from, to} }`; null: nothing can be chosen
 */
export function draw({ shape, figures, down = false, onChosen = null }) {
  const laid = layout(shape, figures?.moved ?? [], down);
  const drawing = svg('svg', {
    class: 'map', role: 'group', 'aria-label': t('map.label'), viewBox: `0 0 ${laid.width} ${laid.height}`,
  }, heads());
  drawing.style.maxWidth = `${laid.width}px`;
  drawing.style.minWidth = `${laid.width * SMALLEST}px`; // smaller, nobody could read it: it scrolls
  const most = Math.max(1, ...(figures?.moves.values() ?? []));
  const whole = Math.max(1, ...(figures?.standing.values() ?? []));
  const chosen = (element, what) => onChosen && choosable(drawing, element, () => onChosen(what));

  laid.stages.forEach((stage) => drawing.append(ground(stage)));
  // Lines lie under everything else, and their numbers above other lines.
  const arrows = laid.arrows.map((arrow) => ({ arrow, moves: figures?.moves.get(key(arrow.from, arrow.to)) ?? 0 }));
  arrows.forEach(({ arrow, moves }) => {
    const drawn = line(arrow, moves, most, figures !== null);
    chosen(drawn, { arrow: { from: arrow.from, to: arrow.to } });
    drawing.append(drawn);
  });
  laid.nodes.forEach((box, id) => {
    const drawn = kind(id) === 'entry' ? entry(box) : node(id, box, shape, figures, whole);
    if (kind(id) !== 'entry') {
      chosen(drawn, { node: id });
    }
    drawing.append(drawn);
  });
  return drawing;
}

export const key = (from, to) => `${from} ${to}`;

/** Something on the map as its reader is told it: `exit:done` is "done". */
export const named = (id) => (id === ENTRY ? t('map.entry') : id.replace(/^exit:/, ''));

function heads() {
  return svg('defs', null, svg('marker', {
    id: 'arrow-head', viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 11, markerHeight: 11,
    markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse',
  }, svg('path', { class: 'head', d: 'M0 0L10 5L0 10z' })));
}

function ground({ stage, x, y, width, height }) {
  return svg('g', { class: 'stage', 'aria-hidden': 'true' },
    svg('rect', { x, y, width, height, rx: 12 }),
    svg('text', { x: x + 14, y: y + 20 }, stage));
}

function entry({ x, y, width, height }) {
  return svg('g', { class: 'entry' },
    svg('circle', { cx: x + width / 2, cy: y + height / 2, r: width / 2 }),
    svg('title', null, t('map.entry')));
}

function node(id, box, shape, figures, whole) {
  const counts = shape.exits.find(({ exit }) => `exit:${exit}` === id)?.counts;
  const here = figures?.standing.get(id) ?? 0;
  const { x, y, width, height } = box;
  const label = counts ? t('map.exit', { exit: named(id), counts: t(`counts.${counts}`), count: here })
    : t('map.step', { step: id, count: here });
  const name = named(id);
  return svg('g', { class: `node ${counts ?? 'step'}`, 'data-id': id, role: 'img', 'aria-label': label },
    svg('rect', { class: 'box', x, y, width, height, rx: counts ? height / 2 : 10 }),
    !counts && here > 0 && svg('rect', {
      class: 'level', x: x + 2, y: y + height - 8, width: Math.max(8, (width - 4) * (here / whole)), height: 6, rx: 3,
    }),
    counts && svg('path', { class: 'sign', d: SIGNS[counts], transform: `translate(${x + 24} ${y + height / 2})` }),
    svg('text', { class: 'name', x: x + (counts ? 42 : 14), y: y + (figures && !counts ? 24 : height / 2 + 5) },
      shortened(name, counts ? 13 : 16)),
    ' ', // so that what is read is what is seen: a name, and a number
    figures && svg('text', counts
      ? { class: `count ${here ? '' : 'none'}`, x: x + width - 18, y: y + height / 2 + 6, 'text-anchor': 'end' }
      : { class: `count ${here ? '' : 'none'}`, x: x + 14, y: y + 49 }, number(here)));
}

function line({ from, to, points, label, turned }, moves, most, counted) {
  const path = curve(points);
  const wide = 1.25 + 5 * Math.sqrt(moves / most);
  const text = number(moves);
  const half = 9 + 3.6 * text.length;
  return svg('g', {
    class: `arrow ${moves || !counted ? 'used' : 'unused'} ${turned ? 'back' : ''}`, 'data-from': from, 'data-to': to, role: 'img',
    'aria-label': t('map.arrow', { from: named(from), to: named(to), count: moves }),
  },
  svg('path', { class: 'wide', d: path }),
  svg('path', { class: 'line', d: path, 'stroke-width': counted ? wide : 1.5, 'marker-end': 'url(#arrow-head)' }),
  counted && moves > 0 && [
    svg('rect', { class: 'plate', x: label.x - half, y: label.y - 10, width: 2 * half, height: 20, rx: 10 }),
    svg('text', { x: label.x, y: label.y + 4, 'text-anchor': 'middle' }, text)]);
}

/** A line through points that bends softly at each of them. */
function curve(points) {
  const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const middle = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [first, ...rest] = points;
  const last = rest.at(-1);
  const bends = rest.slice(0, -1).map((point, index) => {
    const end = index === rest.length - 2 ? last : middle(point, rest[index + 1]);
    return `Q${at(point)} ${at(end)}`;
  });
  return `M${at(first)}${bends.length ? bends.join('') : `L${at(last)}`}`;
}

function choosable(drawing, element, choose) {
  const act = () => {
    drawing.querySelectorAll('.on').forEach((each) => each.classList.remove('on'));
    element.classList.add('on');
    choose();
  };
  element.setAttribute('role', 'button');
  element.setAttribute('tabindex', '0');
  element.addEventListener('click', act);
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act();
    }
  });
}

const shortened = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** Where a map stands: it scrolls where it does not fit, by keyboard too. */
export const mapFrame = () =>
  h('div', { class: 'map-frame', role: 'region', 'aria-label': t('map'), tabindex: '0' });

/** What the signs of a map mean, and where people are counted, its lines. */
export function legend(counted) {
  const sign = (counts) => h('span', { class: counts }, svg('svg', { class: 'map', width: 18, height: 18, viewBox: '-9 -9 18 18', 'aria-hidden': 'true' },
    svg('g', { class: counts }, svg('path', { class: 'sign', d: SIGNS[counts] }))), t(`counts.${counts}`));
  const arrow = (kind, width) => svg('svg', { class: 'map', width: 34, height: 12, viewBox: '0 0 34 12', 'aria-hidden': 'true' },
    svg('g', { class: `arrow ${kind}` }, svg('path', { class: 'line', d: 'M1 6H33', 'stroke-width': width })));
  return h('p', { class: 'legend' }, Object.keys(SIGNS).map(sign),
    counted && [h('span', null, arrow('used', 4), t('legend.flow')),
      h('span', null, arrow('unused', 1.5), t('legend.unused'))]);
}
