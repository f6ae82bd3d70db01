// Asks the REST interfaces. Who has a password is known by a cookie that no script can read; what
// is kept of it here is only that there is one. A key and its secret live in this page's memory, and
// in the tab's session storage where their user wishes that a reload keeps her signed in.

import { t } from 'frame/words.js';

const STORED = 'trailmark.authorization';
const SESSION = 'trailmark.session';

let authorization = sessionStorage.getItem(STORED);
let session = localStorage.getItem(SESSION); // how it was begun; null: there is none

/** How a session is begun: by a password, or at the login server. */
const PASSWORD = 'begun';
const PROVIDER = 'provider';

/** What the server refused: its problem document. */
export class Problem extends Error {
  constructor(status, document) {
    super(document.detail ?? document.title ?? `${status}`);
    this.status = status;
    this.code = document.code;
    this.faults = document.faults ?? [];
  }

  /** Whether it is not known who asks: a wrong secret, a session that has ended. */
  get signsOut() {
    return this.status === 401;
  }
}

export const signedIn = () => authorization !== null || session !== null;

/** Whether whoever is signed in has a password, which she may change. */
export const hasPassword = () => session === PASSWORD;

/** Tries a credential; `Problem` where it is not an admin's. */
export async function signIn(key, secret, keep) {
  const bytes = new TextEncoder().encode(`${key}:${secret}`);
  authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  try {
    await get('status');
  } catch (failure) {
    signOut();
    throw failure;
  }
  if (keep) {
    sessionStorage.setItem(STORED, authorization);
  }
}

/** Logs in with a name and a password. */
export async function logIn(name, password) {
  signOut();
  await post('session', { name, password });
  begun(PASSWORD);
}

/** Leaves this page for an address below `/admin/api/`. */
export const goTo = (where) => location.assign(urlOf(where));

/** Somebody comes from the login server, with a cookie. */
export function arrive() {
  signOut();
  begun(PROVIDER);
}

function begun(how) {
  session = how;
  localStorage.setItem(SESSION, how);
}

/** Forgets who asks. */
export function signOut() {
  authorization = null;
  session = null;
  sessionStorage.removeItem(STORED);
  localStorage.removeItem(SESSION);
}

/** Ends the session, where there is one, forgets who asks, and goes to log out where she logged in. */
export async function leave() {
  const before = session;
  try {
    if (before) {
      await remove('session');
    }
  } finally {
    signOut();
  }
  if (before === PROVIDER) {
    goTo('session/oidc/logout');
  }
}

/** Part of an address: its texts encoded, what is between them not. */
export const path = (parts, ...texts) =>
  String.raw({ raw: parts }, ...texts.map(encodeURIComponent));

/** An address with a query; what is null, undefined or empty is left out. */
export function address(base, query = {}) {
  const given = Object.entries(query)
    .filter(([, value]) => value !== null && value !== undefined && value !== '');
  return given.length ? `${base}?${new URLSearchParams(given)}` : base;
}

/** Asks; addresses are relative to `/admin/api/`. */
export const get = async (where, options) => (await send(where, options)).json();

export const post = (where, body, options) => change('POST', where, body, options);
export const put = (where, body, options) => change('PUT', where, body, options);
export const remove = (where, options) => change('DELETE', where, undefined, options);

/** JSON where the answer has any, else null. A body that is a text is sent as it is. */
async function change(method, where, body, { signal, type } = {}) {
  const isText = typeof body === 'string';
  const headers = body === undefined ? {}
    : { 'Content-Type': type ?? (isText ? 'text/plain' : 'application/json') };
  const response = await send(where, {
    method, headers, signal, body: isText || body === undefined ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/** The browser says that nobody answered in words of its own. */
export function unreached(failure) {
  throw failure.name === 'AbortError' ? failure : new Problem(0, { detail: t('rest.no-answer') });
}

const urlOf = (where) => new URL(where, new URL('../admin/api/', document.baseURI));

/** A link to what a resource answers, for the browser itself; null where it would not know who asks. */
export const linkTo = (where) => (session && !authorization ? urlOf(where).href : null);

/** The whole answer; `Problem` where it is none of the good ones. */
export async function send(where, { headers = {}, ...options } = {}) {
  const response = await fetch(urlOf(where), {
    ...options,
    headers: authorization
      ? { ...headers, Authorization: authorization } : { ...headers, 'Trailmark-Console': '1' },
    credentials: authorization ? 'omit' : 'same-origin',
    cache: 'no-store',
  }).catch(unreached);
  if (response.ok) {
    return response;
  }
  throw new Problem(response.status, await response.json().catch(() => ({})));
}
