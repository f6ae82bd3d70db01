// Asks the REST interfaces. The credential lives in this page's memory and nowhere else.

let authorization = null;

/** The key or the secret is wrong, or does not allow this. */
export class Refused extends Error {}

export function signIn(key, secret) {
  const bytes = new TextEncoder().encode(`${key}:${secret}`);
  authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

export function signOut() {
  authorization = null;
}

/** The answer's JSON; null where there is nothing at this address. */
async function ask(address, headers = {}) {
  const response = await fetch(address, {
    headers: { ...headers, Authorization: authorization },
    credentials: 'omit', // so that the browser asks for no password of its own
    cache: 'no-store',
  });
  if (response.status === 404) {
    return null;
  }
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  const why = problem.detail ?? `${address} answers ${response.status}`;
  throw response.status === 401 || response.status === 403 ? new Refused(why) : new Error(why);
}

/** Part of an address: its texts encoded, what is between them not. */
const path = (parts, ...texts) => String.raw({ raw: parts }, ...texts.map(encodeURIComponent));

const journeys = '../admin/api/journey';

export const status = () => ask('../admin/api/status');
export const plugins = () => ask('../admin/api/plugins');
export const statements = () =>
  ask('../xapi/statements?limit=20', { 'X-Experience-API-Version': '2.0.0' });
export const journeyList = async () => (await ask(`${journeys}/journeys`))?.journeys ?? [];
export const counts = (journey) => ask(journeys + path`/journeys/${journey}/counts`);
export const standing = (journey, kind, place, after) =>
  ask(journeys + path`/journeys/${journey}/learners?limit=50&${kind}=${place}`
    + (after ? path`&after=${after}` : ''));
export const learner = (id) => ask(journeys + path`/learners/${id}`);
export const way = (id, journey) => ask(journeys + path`/learners/${id}/journeys/${journey}?limit=500`);
export const touchpoints = (id) => ask(journeys + path`/learners/${id}/touchpoints`);
export const find = (mbox) =>
  ask(journeys + path`/learners?agent=${JSON.stringify({ mbox: `mailto:${mbox}` })}`);
