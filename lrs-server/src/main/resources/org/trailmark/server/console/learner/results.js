// What a learner did most, how she did, and what others keep about her.

import { h } from 'frame/dom.js';
import { bar, empty, paged, table, time, unseen } from 'frame/parts.js';
import { get } from 'frame/rest.js';
import { lastPart, ofMap, percent, t } from 'frame/words.js';

/** Of `GET learners/{id}`; null where the records do not know her. */
export async function results(record, signal) {
  if (!record) {
    return empty(t('learner.no-records'));
  }
  const { verbs, scores, documents } = record;
  const most = Math.max(1, ...verbs.map(({ statements }) => statements));
  return h('div', { class: 'stack' },
    h('h3', null, t('results.verbs')),
    table(t('results.verbs'), [t('results.verb'), t('nav.statements'), unseen(t('overview.share'))], verbs.map(({ verb, statements }) =>
      [named(verb), statements, bar(statements, most)])),
    h('h3', null, t('results.scores')),
    scores.length === 0 ? empty(t('results.no-scores'))
      : table(t('results.scores'), [t('results.activity'), t('results.attempts'), t('results.best'), t('results.latest'), t('results.when')],
        scores.map(({ activity, attempts, best, latest, at }) =>
          [named(activity), attempts, percent(best), percent(latest), time(at)])),
    h('h3', null, t('results.documents')),
    await paged({
      name: t('results.documents'), heads: [t('results.kind'), t('results.activity'), t('results.ids')],
      none: empty(t('results.no-documents')),
      load: async (after) => {
        const { states, profiles, more } = after ? await get(after, { signal }) : documents;
        return { more, rows: [
          ...profiles.map(({ ids }) => [t('results.profile'), '', ids.join(', ')]),
          ...states.map(({ activity, ids }) => [t('results.state'), h('code', null, activity), ids.join(', ')])] };
      },
    }));
}

const named = (thing) => (thing ? h('span', { title: thing.id }, ofMap(thing.name) ?? lastPart(thing.id)) : '');
