// What the console says, and how it writes numbers and times, in the reader's language.

export const LANGUAGES = { en: 'English', nl: 'Nederlands' };

const STORED = 'trailmark.language';

let texts = {};
let language = 'en';
let locale = 'en'; // with the region that the browser says, for numbers and dates
let plural = new Intl.PluralRules('en');

export function preferredLanguage() {
  const wished = [localStorage.getItem(STORED), ...navigator.languages.map((l) => l.split('-')[0])];
  return wished.find((each) => each in LANGUAGES) ?? 'en';
}

/** Speaks this language from now on; what is shown already stays as it is. */
export async function speak(wanted) {
  const response = await fetch(new URL(`../lang/${wanted}.json`, import.meta.url));
  texts = await response.json();
  language = wanted;
  locale = navigator.languages.find((each) => each.split('-')[0] === wanted) ?? wanted;
  plural = new Intl.PluralRules(wanted);
  document.documentElement.lang = wanted;
  localStorage.setItem(STORED, wanted);
}

export const spoken = () => language;

/**
 * The text of a key, with `{name}` filled in. A text with several forms has one for each plural
 * category of `count`. Numbers are written as the language writes them.
 */
export const t = (key, values) => say(texts, key, values);

/** What says texts that somebody else brought, by the same rules. */
export const sayer = (others) => (key, values) => say(others, key, values);

function say(from, key, values = {}) {
  const found = from[key];
  if (found === undefined) {
    throw new Error(`no text ${key} in ${language}`);
  }
  const text = typeof found === 'string' ? found
    : found[plural.select(values.count)] ?? found.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : value ?? '';
  });
}

/** Whether there is a text with this key. */
export const says = (key) => key in texts;

/** A text of one form as a list of children, with elements in the place of its `{name}`s. */
export const tell = (key, values) => texts[key].split(/\{(\w+)\}/)
  .map((part, at) => (at % 2 === 0 ? part : values[part]));

/** What the console calls a value of the REST; the value itself where it does not know it yet. */
export const term = (kind, value) =>
  (`${kind}.${value}` in texts ? t(`${kind}.${value}`) : value);

export const number = (value) => new Intl.NumberFormat(locale).format(value);

export const percent = (part) => (part === undefined || part === null ? '–'
  : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(part));

/** A moment in the browser's time zone. */
export const moment = (iso, style = { dateStyle: 'medium', timeStyle: 'short' }) =>
  new Intl.DateTimeFormat(locale, style).format(new Date(iso));

const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60]];

/** How far from now, in the largest unit that fits: "3 minutes ago". */
export function ago(iso) {
  const seconds = (new Date(iso) - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    .format(Math.round(seconds / size), unit);
}

/** A length such as `PT27H20M`, in its largest unit: "1.1 days". Lengths of the REST have no months. */
export function duration(iso) {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso ?? '');
  if (!parts) {
    return iso ?? '–';
  }
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  const all = days * 86400 + hours * 3600 + minutes * 60 + seconds;
  const [unit, size] = UNITS.find(([, each]) => all >= each) ?? ['second', 1];
  return new Intl.NumberFormat(locale,
    { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }).format(all / size);
}

/** A length of the calendar such as `P1Y6M`: "1 year, 6 months". */
export function period(iso) {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(iso);
  return parts === null ? iso : listOfUnits(['year', 'month', 'day']
    .map((unit, at) => [Number(parts[at + 1] ?? 0), unit])
    .filter(([count]) => count > 0), 'long');
}

/** A length in seconds, in the two largest units that it has: "1 hr, 5 min". */
export function length(seconds) {
  const whole = Math.round(seconds);
  const parts = [[Math.floor(whole / 86400), 'day'], [Math.floor(whole / 3600) % 24, 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'], [whole % 60, 'second']];
  const first = Math.min(parts.findIndex(([count]) => count > 0) >>> 0, parts.length - 1);
  const shown = parts.slice(first, first + 2).filter(([count], at) => count > 0 || at === 0);
  return listOfUnits(shown, 'short');
}

const listOfUnits = (counts, unitDisplay) =>
  new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(counts.map(([count, unit]) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(count)));

/** What an IRI is known by: its last part, with blanks for its hyphens. */
export const lastPart = (iri) =>
  (iri.split(/[/#:]/).filter(Boolean).pop() ?? iri).replace(/[-_]+/g, ' ');

/** A text of a language map, in the reader's language where there is one. */
export const ofMap = (map) => map?.[bestTag(map)];

/** The language of a map that the reader likes best: hers where it is there. */
export function bestTag(map) {
  const wanted = [language, ...navigator.languages].flatMap((tag) => [tag, tag.split('-')[0]]);
  return [...wanted, 'en', 'en-US'].find((each) => each in map) ?? Object.keys(map)[0];
}
