// How a learner is told what she did and where she is.

import { lastPart, says, t } from 'frame/words.js';

/** A step, stage or exit: ids are all the names that they have. */
export function placeName(id) {
  const text = id.replace(/^exit:/, '').replaceAll('-', ' ');
  return text[0].toUpperCase() + text.slice(1);
}

/** Something she did, as `WhyHere` of the REST tells it. */
export function deed({ verb, object }) {
  const what = isIri(object) ? lastPart(object) : object ?? t('something');
  const known = lastPart(verb ?? '');
  return says(`did.${known}`) ? t(`did.${known}`, { who: t('you'), what })
    : t('did', { who: t('you'), verb: isIri(verb) ? known : verb ?? '', what });
}

const isIri = (text) => /^\w[\w+.-]*:\S+$/.test(text ?? '');
