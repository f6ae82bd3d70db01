// What publishing would do, as a dry run over the whole history says.

import { h } from 'frame/dom.js';
import { bar, table } from 'frame/parts.js';
import { t } from 'frame/words.js';

/** The answer to a dry run, for people who decide by it. */
export function effect({ outcome, preview }) {
  if (outcome === 'unchanged') {
    return h('p', null, t('effect.unchanged'));
  }
  const { learners, entered, byStep, byExit, stay, move, exit, join, drop } = preview;
  const rows = (numbers, kind) => Object.entries(numbers).map(([name, count]) => [name, bar(count, entered, kind), count]);
  return h('div', { class: 'stack effect' },
    h('p', null, t('effect.about', { count: learners, entered })),
    table(t('effect.people'), [t('effect.what'), t('effect.count')], [
      [t('effect.stay'), stay], [t('effect.move'), move], [t('effect.exit'), exit], [t('effect.join'), join],
      [t('effect.drop'), drop]]),
    table(t('effect.touchpoints'), [t('effect.what'), t('effect.count')], [
      [t('effect.would-send'), preview.wouldSend], [t('effect.suppressed'), preview.suppressed],
      [t('effect.past'), preview.pastTouchpoints]]),
    table(t('effect.places'), [t('place'), t('figures.share'), t('effect.count')],
      [...rows(byStep), ...rows(byExit, 'neutral')]));
}
