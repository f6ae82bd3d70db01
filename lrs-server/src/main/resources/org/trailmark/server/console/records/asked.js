// What the pages of records ask of the REST. Filters are as the address of the page has them: names
// with one text or a list of texts.

import { get } from 'frame/rest.js';

/** Each of a filter's texts as a parameter of its own; what is empty is left out. */
export function query(filter) {
  const sent = new URLSearchParams();
  Object.entries(filter).forEach(([name, value]) => [value].flat()
    .filter((each) => each !== undefined && each !== null && each !== '')
    .forEach((each) => sent.append(name, each)));
  return sent;
}

const ask = (where, filter, signal) => get(`${where}?${query(filter)}`, { signal });

export const statements = (filter, signal) => ask('statements', filter, signal);
export const aggregate = (filter, signal) => ask('statements/aggregate', filter, signal);
export const facet = (name, filter, signal) => ask(`statements/facets/${name}`, filter, signal);
export const learners = (filter, signal) => ask('learners', filter, signal);
export const learner = (id, signal) => get(`learners/${encodeURIComponent(id)}`, { signal });

/** The zone in which days begin for whoever looks. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
