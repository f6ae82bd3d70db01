// Shows the page that the address names, keeps it fresh, and says so when that fails.
//
// A page is one module in pages/ that exports `open({ params, query, search, signal })`: `query` has
// what stands behind the `?` as texts by name, `search` as URLSearchParams. It answers with
//   title     of the page and of the browser's tab
//   body      one element, or a list of them
//   actions   what stands beside the title; may be left out
//   trail     [[text, href]]: the pages above this one; may be left out
//   refresh   called every few seconds while the page is looked at; may be left out
//   close     called once when the page is left; may be left out
// `signal` is aborted when the page is left, and is to be given to each request. A page remembers
// what is chosen on it in its own address, by `remember`, so that a link leads back to the same view.

import { h, replace } from 'frame/dom.js';
import { failure, loading } from 'frame/parts.js';
import { t } from 'frame/words.js';

const REFRESH_MS = 5000;

/**
 * Begins to show pages in `main`; gives what ends it.
 *
 * @param routes `[{ path, nav, module }]`: a page's address behind `#/`, whose parts may be named as
 *     in `/journeys/:journey`; its entry of the navigation, or what gives it for the parts; what
 *     loads its module
 * @param here told the entry of the navigation that is looked at
 * @param onRefused told why the credential does not hold any more
 */
export function start({ main, routes, here, onRefused }) {
  let leaving = new AbortController();
  let page = null;
  let timer = null;

  function leave() {
    clearTimeout(timer);
    leaving.abort();
    page?.close?.();
    page = null;
  }

  async function go(focus) {
    leave();
    leaving = new AbortController();
    const { signal } = leaving;
    const place = read(routes);
    here(navOf(place));
    const waiting = setTimeout(() => replace(main, loading()), 150);
    try {
      const made = place.route
        ? await (await place.route.module()).open({ ...place, signal })
        : { title: t('page.missing'), body: h('p', null, t('page.missing.text')) };
      if (signal.aborted) {
        made.close?.();
        return;
      }
      page = made;
      show(main, made, focus);
      later(signal);
    } catch (problem) {
      if (!signal.aborted) {
        refuse(problem, () => go(true));
      }
    } finally {
      clearTimeout(waiting);
    }
  }

  function refuse(problem, again) {
    if (problem.signsOut) {
      leave();
      onRefused(problem.message);
    } else {
      replace(main, failure(problem, again));
    }
  }

  function later(signal) {
    if (page?.refresh) {
      timer = setTimeout(() => refresh(signal), REFRESH_MS);
    }
  }

  async function refresh(signal) {
    if (!document.hidden) {
      try {
        await page.refresh();
        main.removeAttribute('data-stale');
      } catch (problem) {
        if (signal.aborted) {
          return;
        }
        if (problem.signsOut) {
          refuse(problem);
          return;
        }
        main.setAttribute('data-stale', t('page.stale', { why: problem.message }));
      }
    }
    if (!signal.aborted) {
      later(signal);
    }
  }

  const moved = () => go(true);
  addEventListener('hashchange', moved);
  go(false);
  return () => {
    removeEventListener('hashchange', moved);
    leave();
  };
}

function show(main, { title, body, actions, trail = [] }, focus) {
  document.title = `${title} – Trailmark`;
  const heading = h('h1', { tabindex: '-1' }, title);
  replace(main,
    trail.length > 0 && h('nav', { class: 'trail', 'aria-label': t('page.trail') },
      trail.map(([text, href]) => [h('a', { href }, text), h('span', { 'aria-hidden': 'true' }, '/')])),
    h('header', { class: 'page-head' }, heading, actions && h('div', { class: 'actions' }, actions)),
    body);
  if (focus) {
    heading.focus({ preventScroll: true }); // so that it is read from its beginning
    scrollTo(0, 0);
  }
}

const navOf = ({ route, params }) =>
  (typeof route?.nav === 'function' ? route.nav(params) : route?.nav);

/** The place that the address names: `#/journeys/onboarding?at=...`. */
function read(routes) {
  const [where, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const parts = where.split('/').filter(Boolean).map(decodeURIComponent);
  for (const route of routes) {
    const params = fits(route.path, parts);
    if (params) {
      const search = new URLSearchParams(query);
      return { route, params, search, query: Object.fromEntries(search) };
    }
  }
  return { route: null, params: {}, search: new URLSearchParams(), query: {} };
}

function fits(pattern, parts) {
  const wanted = pattern.split('/').filter(Boolean);
  const params = {};
  const same = wanted.length === parts.length && wanted.every((part, at) => {
    if (part.startsWith(':')) {
      params[part.slice(1)] = parts[at];
      return true;
    }
    return part === parts[at];
  });
  return same ? params : null;
}

/** Puts what is chosen on this page into its address; the page stays. A list is a name many times. */
export function remember(query) {
  const given = Object.entries(query)
    .flatMap(([name, values]) => [values].flat().map((value) => [name, value]))
    .filter(([, value]) => value);
  const where = location.hash.split('?')[0] || '#/';
  history.replaceState(null, '',
    given.length ? `${where}?${new URLSearchParams(given)}` : where);
}

/** Goes to another page. */
export function goTo(hash) {
  location.hash = hash;
}
