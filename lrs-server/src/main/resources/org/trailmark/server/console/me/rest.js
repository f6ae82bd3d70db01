// Asks what a learner may ask, with the token of her link.

import { Problem, unreached } from 'frame/rest.js';

let authorization = '';

/** From now on asks with this token. */
export function use(token) {
  authorization = `Bearer ${token}`;
}

/** Asks; addresses are relative to `/me/api/journey/`. */
export const get = (where) => send(where, 'GET');
export const post = (where) => send(where, 'POST');

async function send(where, method) {
  const response = await fetch(new URL(where, new URL('api/journey/', document.baseURI)), {
    method, headers: { Authorization: authorization }, credentials: 'omit', cache: 'no-store',
  }).catch(unreached);
  if (response.ok) {
    return response.json();
  }
  throw new Problem(response.status, await response.json().catch(() => ({})));
}
