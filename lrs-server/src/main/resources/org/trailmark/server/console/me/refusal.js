// Why a link does not open the page, in words that help whoever holds it.

import { empty, failure } from 'frame/parts.js';
import { moment, t } from 'frame/words.js';

/**
 * What is shown instead of the page.
 *
 * @param problem what the server answered
 * @param token of the link
 * @param again tries once more; nothing that a link has to do with is mended by that
 */
export function refusal(problem, token, again) {
  if (problem.status !== 403) {
    return failure(problem, again);
  }
  if (token === '') {
    return empty(t('me.no-link'));
  }
  const end = expiry(token);
  return end !== null && end <= Date.now()
    ? empty(t('me.expired', { when: moment(new Date(end).toISOString()) }))
    : empty(t('me.broken'));
}

/** Until when a token says that it is good, whether or not that is true; null: it does not say. */
function expiry(token) {
  try {
    const claim = atob(token.split('.')[0].replaceAll('-', '+').replaceAll('_', '/'));
    const seconds = Number.parseInt(claim, 10);
    return Number.isNaN(seconds) ? null : seconds * 1000;
  } catch {
    return null; // no base64: a link that was cut off
  }
}
