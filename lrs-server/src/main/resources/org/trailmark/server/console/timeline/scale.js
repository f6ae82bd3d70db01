// Time as places on a line. Pure: moments are milliseconds since 1970, places are pixels; the
// calendar is the browser's.

const MINUTE = 60e3;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SHORTEST = 10 * MINUTE;
const LONGEST = 60 * 366 * DAY;

/** What the line is divided by, finest first: `[unit, how many, about how long]`. */
const STEPS = [
  ['minute', 1, MINUTE], ['minute', 5, 5 * MINUTE], ['minute', 15, 15 * MINUTE],
  ['hour', 1, HOUR], ['hour', 3, 3 * HOUR], ['hour', 12, 12 * HOUR],
  ['day', 1, DAY], ['day', 7, 7 * DAY], ['month', 1, 30 * DAY], ['month', 3, 91 * DAY],
  ['year', 1, 365 * DAY], ['year', 5, 5 * 365 * DAY], ['year', 10, 3650 * DAY],
];

/** Where a moment lies on a line of that width. */
export const place = ({ from, to }, width, at) => (width * (at - from)) / (to - from);

/** The view that is `factor` times as long, with the moment `around` where it was. */
export function zoomed({ from, to }, factor, around = (from + to) / 2) {
  const span = Math.min(LONGEST, Math.max(SHORTEST, (to - from) * factor));
  const part = (around - from) / (to - from);
  const begin = around - part * span;
  return { from: begin, to: begin + span };
}

/** The view that lies `part` of its length later. */
export function moved({ from, to }, part) {
  const way = (to - from) * part;
  return { from: from + way, to: to + way };
}

/** The view of everything between two moments, with a little room at both ends. */
export function around(first, last) {
  const span = Math.max(last - first, SHORTEST / 1.1);
  return { from: first - span * 0.05, to: first + span * 1.05 };
}

/** What the line is divided by where each part is to be at least `least` wide: `{ unit, size, ticks }`. */
export function division({ from, to }, width, least) {
  const [unit, size] = STEPS.find(([, , length]) => place({ from: 0, to: to - from }, width, length) >= least)
    ?? STEPS.at(-1);
  const ticks = [];
  for (let at = floor(from, unit, size); at.getTime() <= to; at = next(at, unit, size)) {
    if (at.getTime() >= from) {
      ticks.push(at.getTime());
    }
  }
  return { unit, size, ticks };
}

/** Which buckets the REST is to count in for a view: the finest that there are not too many of. */
export function bucket({ from, to }) {
  const span = to - from;
  return span <= 8 * DAY ? 'hour' : span <= 200 * DAY ? 'day' : span <= 4 * 366 * DAY ? 'week' : 'month';
}

/** When a bucket ends that begins then. */
export function bucketEnd(begin, unit) {
  const end = new Date(begin);
  ({
    hour: () => end.setTime(begin + HOUR),
    day: () => end.setDate(end.getDate() + 1),
    week: () => end.setDate(end.getDate() + 7),
    month: () => end.setMonth(end.getMonth() + 1),
  })[unit]();
  return end.getTime();
}

function floor(moment, unit, size) {
  const at = new Date(moment);
  const month = unit === 'month' ? at.getMonth() - (at.getMonth() % size) : at.getMonth();
  if (unit === 'year') {
    return new Date(at.getFullYear() - (at.getFullYear() % size), 0, 1);
  } else if (unit === 'month') {
    return new Date(at.getFullYear(), month, 1);
  } else if (unit === 'day') {
    // Weeks begin on Monday, whose number is 1.
    return new Date(at.getFullYear(), month, at.getDate() - (size === 7 ? (at.getDay() + 6) % 7 : 0));
  } else if (unit === 'hour') {
    return new Date(at.getFullYear(), month, at.getDate(), at.getHours() - (at.getHours() % size));
  }
  return new Date(at.getFullYear(), month, at.getDate(), at.getHours(), at.getMinutes() - (at.getMinutes() % size));
}

function next(at, unit, size) {
  if (unit === 'hour' || unit === 'minute') {
    const later = at.getTime() + size * (unit === 'hour' ? HOUR : MINUTE);
    // Where clocks go back an hour would come twice, and where they go on it would be none.
    const aligned = floor(later, unit, size);
    return aligned.getTime() > at.getTime() ? aligned : new Date(later);
  }
  const later = new Date(at);
  if (unit === 'year') {
    later.setFullYear(at.getFullYear() + size);
  } else if (unit === 'month') {
    later.setMonth(at.getMonth() + size);
  } else {
    later.setDate(at.getDate() + size);
  }
  return later;
}
