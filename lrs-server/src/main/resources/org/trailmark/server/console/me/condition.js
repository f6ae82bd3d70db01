// Says a condition of a journey's definition to the learner whom it is about.

import { duration, lastPart, says, t } from 'frame/words.js';

/** A rule, or a part of one, as it stands in the definition. */
export function condition(rule) {
  const [kind, value] = Object.entries(rule).find(([key]) => key in SAID || key.startsWith('plugin:')) ?? [];
  return (SAID[kind] ?? other)(value);
}

const SAID = {
  match: (match) => doing(match),
  count: ({ of, min, within }) =>
    t('could.count', { what: doing(of), count: min }) + inTime(within),
  sequence: ({ of, within }) => of.map(doing).join(t('could.then')) + inTime(within),
  absent: ({ of, during }) => t('could.absent', { what: doing(of), length: span(during) }),
  sum: ({ of }) => t('could.measure', { what: doing(of) }),
  max: ({ of }) => t('could.measure', { what: doing(of) }),
  last: ({ of }) => t('could.measure', { what: doing(of) }),
  roster: (name) => t('could.roster', { roster: lastPart(typeof name === 'string' ? name : name.name) }),
  not: (inner) => t('could.not', { what: condition(inner) }),
  any: (list) => list.map(condition).join(t('could.or')),
  all: (list) => list.map(condition).join(t('could.and')),
};

const other = () => t('could.other');

/** What a match asks somebody to do. */
function doing({ verb, activity, under, type, where }) {
  const verbs = list(verb).map(lastPart);
  const what = list(activity ?? under ?? type).map(lastPart).join(t('could.or')) || t('something');
  const said = verbs.length === 0 ? t('could', { what })
    : verbs.map((each) => (says(`could.do.${each}`) ? t(`could.do.${each}`, { what })
      : t('could.verb', { verb: each, what }))).join(t('could.or'));
  return where ? said + t('could.where') : said;
}

const list = (value) => (value === undefined ? [] : [value].flat());

const inTime = (within) => (within ? t('could.within', { length: span(within) }) : '');

/** A length as a definition has it, such as `P14D`. */
export const span = (length) => duration(length);
