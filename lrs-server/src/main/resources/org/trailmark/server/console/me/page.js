// What a learner sees of herself: her inbox, and each of her journeys.

import { h } from 'frame/dom.js';
import { empty, failure } from 'frame/parts.js';
import { t } from 'frame/words.js';
import { inbox } from 'me/inbox.js';
import { journey } from 'me/journey.js';
import { get } from 'me/rest.js';

export async function page() {
  const [{ name, ways }, box] = await Promise.all([get('ways'), inbox()]);
  const journeys = new Map();
  ways.forEach((run) => journeys.set(run.journey, run)); // of several runs the newest one
  // Where she is under way comes first.
  const order = [...journeys.values()].sort((one, other) =>
    Boolean(one.exit) - Boolean(other.exit) || other.since.localeCompare(one.since));
  const sections = await Promise.all(order.map((run) => journey(run).catch(failure)));
  return [
    h('h1', null, name ? t('me.hello', { name }) : t('me.hello-you')),
    h('div', { class: 'stack' }, box,
      sections.length > 0 ? sections : empty(t('me.nowhere'))),
  ];
}
