// What a learner did most, how she did, and what others keep about her.

import { h } from 'frame/dom.js';
import { bar, empty, table, time, unseen } from 'frame/parts.js';
import { lastPart, ofMap, percent, t } from 'frame/words.js';

/** Of `GET learners/{id}`; null where the records do not know her. */
export function results(record) {
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
    documents.states.length + documents.profiles.length === 0 ? empty(t('results.no-documents'))
      : table(t('results.documents'), [t('results.kind'), t('results.activity'), t('results.ids')], [
        ...documents.states.map(({ activity, ids }) => [t('results.state'), h('code', null, activity), ids.join(', ')]),
        ...documents.profiles.map(({ ids }) => [t('results.profile'), '', ids.join(', ')])]));
}

const named = (thing) => (thing ? h('span', { title: thing.id }, ofMap(thing.name) ?? lastPart(thing.id)) : '');
