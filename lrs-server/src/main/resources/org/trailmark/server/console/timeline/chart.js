// A time line: lanes of bars, spans and marks over one axis, from years to minutes. It is seen with
// the eye; whoever uses it lists the same things below it for those who read.

import { h, replace, svg } from 'frame/dom.js';
import { moment as written, number, t } from 'frame/words.js';
import { division, moved, place, zoomed } from 'timeline/scale.js';

const LANE = 46;
const AXIS = 30;
const GAP = 8;
const LEAST_TICK = 74;

/** How each sort of mark is told by its form as well as by its colour. */
const MARKS = {
  sent: 'M0-6L6 0 0 6-6 0Z',
  suppressed: 'M-5-5L5 5M5-5L-5 5',
  held: 'M-4-5V5M4-5V5',
  wanted: 'M0-5A5 5 0 1 1 0 5 5 5 0 1 1 0-5Z',
  withdrawn: 'M-5 0H5',
  statement: 'M0-4A4 4 0 1 1 0 4 4 4 0 1 1 0-4Z',
};

/**
 * A time line.
 *
 * @param whole the view of everything, `{ from, to }` in milliseconds
 * @param view what is seen first
 * @param onView told the view, a moment after it came to rest
 * @param onChosen told the `id` of a mark or span that somebody points at
 * @returns `{ element, show, view }`: `show(lanes)` draws other things, each lane
 *     `{ title, bars?: [{from, to, count}], spans?: [{id, from, to, text, kind}], marks?: [{id, at, kind, text}] }`
 */
export function timeline({ whole, view: first, onView, onChosen }) {
  let view = first;
  let lanes = [];
  let width = 800;
  let resting = null;
  const drawing = svg('svg', {
    class: 'timeline', tabindex: '0', role: 'img', 'aria-label': t('timeline.label'), 'aria-describedby': 'timeline-keys',
    onkeydown: key, onpointerdown: take,
  });
  drawing.addEventListener('wheel', wheel, { passive: false });
  const shown = h('output', { class: 'small' });
  const button = (text, name, to) => h('button', {
    type: 'button', class: 'slim', 'aria-label': name, title: name, onclick: () => go(to()),
  }, text);
  const element = h('div', { class: 'timeline-frame' },
    h('div', { class: 'row' },
      h('div', { class: 'actions' },
        button('−', t('timeline.out'), () => zoomed(view, 2)), button('+', t('timeline.in'), () => zoomed(view, 0.5)),
        button('←', t('timeline.earlier'), () => moved(view, -0.5)), button('→', t('timeline.later'), () => moved(view, 0.5)),
        button(t('timeline.all'), t('timeline.all'), () => whole)),
      shown),
    drawing,
    h('p', { id: 'timeline-keys', class: 'small soft' }, t('timeline.keys')));
  // The element lives as long as the page that shows it, and so does who watches its width.
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width > 0 && Math.round(contentRect.width) !== width) {
      width = Math.round(contentRect.width);
      draw();
    }
  }).observe(element);

  function go(to) {
    view = to;
    draw();
    clearTimeout(resting);
    resting = setTimeout(() => onView(view), 250);
  }

  function key(event) {
    const to = {
      '+': () => zoomed(view, 0.5), '=': () => zoomed(view, 0.5), ArrowUp: () => zoomed(view, 0.5),
      '-': () => zoomed(view, 2), ArrowDown: () => zoomed(view, 2),
      ArrowLeft: () => moved(view, -0.2), ArrowRight: () => moved(view, 0.2),
      Home: () => whole, 0: () => whole,
    }[event.key];
    if (to && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      go(to());
    }
  }

  /** Only where somebody is at it: otherwise the page could not be scrolled past it. */
  function wheel(event) {
    if (event.ctrlKey || event.metaKey || document.activeElement === drawing) {
      event.preventDefault();
      const part = event.offsetX / width;
      go(zoomed(view, 1.0015 ** event.deltaY, view.from + part * (view.to - view.from)));
    }
  }

  function take(event) {
    const start = { x: event.clientX, view };
    const move = ({ clientX, pointerId }) => {
      if (Math.abs(clientX - start.x) > 3) {
        drawing.setPointerCapture(pointerId);
        go(moved(start.view, (start.x - clientX) / width));
      }
    };
    drawing.addEventListener('pointermove', move);
    const end = () => drawing.removeEventListener('pointermove', move);
    ['pointerup', 'pointercancel'].forEach((each) => drawing.addEventListener(each, end, { once: true }));
  }

  function draw() {
    const height = lanes.length * (LANE + GAP) + AXIS;
    drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    drawing.style.height = `${height}px`;
    replace(drawing, axis(view, width, height),
      lanes.map((lane, at) => laneOf(lane, at * (LANE + GAP), view, width, onChosen)));
    shown.textContent = t('timeline.view', { from: written(view.from), to: written(view.to) });
  }

  draw();
  return {
    element,
    show: (fresh) => { lanes = fresh; draw(); },
    get view() { return view; },
  };
}

function axis(view, width, height) {
  const { unit, size, ticks } = division(view, width, LEAST_TICK);
  return svg('g', { class: 'axis', 'aria-hidden': 'true' }, ticks.map((at) => {
    const x = place(view, width, at);
    return [
      svg('line', { x1: x, x2: x, y1: 0, y2: height - AXIS + 6 }),
      svg('text', { x: x + 4, y: height - 8 }, label(at, unit, size)),
    ];
  }), now(view, width, height));
}

function now(view, width, height) {
  const x = place(view, width, Date.now());
  return x >= 0 && x <= width && svg('line', { class: 'now', x1: x, x2: x, y1: 0, y2: height - AXIS + 6 });
}

/** The smallest part of a moment that changed, and a larger one where that begins anew. */
function label(moment, unit) {
  const at = new Date(moment);
  const style = unit === 'year' ? { year: 'numeric' }
    : unit === 'month' ? (at.getMonth() === 0 ? { year: 'numeric' } : { month: 'short' })
      : unit === 'day' ? (at.getMonth() === 0 && at.getDate() <= 7 ? { day: 'numeric', month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' })
        : at.getHours() === 0 && at.getMinutes() === 0 ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' };
  return written(at, style);
}

function laneOf({ title, bars = [], spans = [], marks = [] }, y, view, width, onChosen) {
  const seen = ({ from, to, at }) => (to ?? at) >= view.from && (from ?? at) <= view.to;
  const most = Math.max(1, ...bars.filter(seen).map(({ count }) => count));
  return svg('g', { class: 'lane', transform: `translate(0 ${y})` },
    svg('rect', { class: 'ground', x: 0, y: 0, width, height: LANE, rx: 8 }),
    bars.filter(seen).map((bar) => barOf(bar, most, view, width)),
    spans.filter(seen).map((span) => spanOf(span, view, width, onChosen)),
    marks.filter(seen).map((mark) => markOf(mark, view, width, onChosen)),
    svg('text', { class: 'title', x: 8, y: 14 }, title));
}

function barOf({ from, to, count }, most, view, width) {
  const begin = place(view, width, from);
  const tall = 4 + (LANE - 22) * Math.sqrt(count / most);
  return count > 0 && svg('rect', {
    class: 'count', x: begin + 0.5, y: LANE - tall, width: Math.max(2, place(view, width, to) - begin - 1), height: tall, rx: 1.5,
  }, svg('title', null, `${written(from)}: ${number(count)}`));
}

function spanOf({ id, from, to, text, kind }, view, width, onChosen) {
  const begin = Math.max(-4, place(view, width, from));
  const end = Math.min(width + 4, place(view, width, to));
  const wide = Math.max(3, end - begin);
  return svg('g', { class: `span ${kind}`, onclick: () => onChosen(id) },
    svg('title', null, `${text}, ${written(from)}`),
    svg('rect', { x: begin, y: 18, width: wide, height: LANE - 22, rx: 4 }),
    wide > 7 * text.length + 12 && svg('text', { x: Math.max(begin, 0) + 7, y: 35 }, text));
}

function markOf({ id, at, kind, text }, view, width, onChosen) {
  return svg('g', {
    class: `mark-at ${kind}`, transform: `translate(${place(view, width, at)} ${LANE - 16})`, onclick: () => onChosen(id),
  }, svg('title', null, `${text}, ${written(at)}`),
  svg('circle', { class: 'touch', r: 10 }), svg('path', { d: MARKS[kind] }));
}
