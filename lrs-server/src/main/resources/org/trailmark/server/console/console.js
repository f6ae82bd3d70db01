// The console: asks the REST interfaces with the key and secret typed in, and shows the answers.
// The credential lives in this page's memory and nowhere else.

const REFRESH_MS = 5000;
const $ = (id) => document.getElementById(id);

let authorization = null;
let timer = null;

class Refused extends Error {}

async function ask(address, headers = {}) {
  const response = await fetch(address, {
    headers: { ...headers, Authorization: authorization },
    credentials: 'omit', // so that the browser asks for no password of its own
    cache: 'no-store',
  });
  if (response.status === 401 || response.status === 403) {
    throw new Refused((await response.json()).detail);
  }
  if (response.status === 404) {
    return null;
  }
  if (!response.ok) {
    throw new Error(`${address} answers ${response.status}`);
  }
  return response.json();
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) {
    made.className = className;
  }
  return made;
}

function table(caption, heads, rows) {
  const made = document.createElement('table');
  made.setAttribute('aria-label', caption);
  const headRow = made.createTHead().insertRow();
  for (const head of heads) {
    const cell = element('th', head);
    cell.scope = 'col';
    headRow.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const value of row) {
      line.append(element('td', String(value ?? ''), typeof value === 'number' ? 'number' : ''));
    }
  }
  const scroll = element('div', '', 'scroll');
  scroll.append(made);
  return scroll;
}

function show(id, ...children) {
  $(id).replaceChildren(...children);
}

const text = (map) => (map ? map.en ?? map['en-US'] ?? Object.values(map)[0] : undefined);
const lastPart = (iri) => iri?.split(/[/#]/).filter(Boolean).pop();

function who(agent) {
  return agent?.name ?? agent?.account?.name ?? agent?.mbox?.replace('mailto:', '')
    ?? agent?.openid ?? (agent?.mbox_sha1sum ? 'somebody' : 'a group');
}

function what(object) {
  return text(object?.definition?.name) ?? object?.id ?? who(object);
}

function statementsTable(result) {
  if (result.statements.length === 0) {
    return element('p', 'No statement yet.', 'empty');
  }
  return table('Newest statements', ['Stored', 'Who', 'Did', 'What'], result.statements.map((s) => [
    new Date(s.stored).toLocaleString(), who(s.actor), text(s.verb.display) ?? lastPart(s.verb.id),
    what(s.object),
  ]));
}

function pluginsTable(plugins) {
  if (plugins.length === 0) {
    return element('p', 'No plugin.', 'empty');
  }
  return table('Plugins', ['Name', 'State', 'Still to come', 'Set aside'], plugins.map((p) => [
    p.name, p.health.up ? p.dispatch?.state.toLowerCase() ?? 'up' : `down: ${p.health.detail}`,
    p.dispatch?.lag ?? 0, p.dispatch?.quarantined ?? 0,
  ]));
}

async function refreshJourneys() {
  const list = await ask('../admin/api/journey/journeys');
  if (!list?.journeys.length) {
    show('journeys', element('p', 'No journey is published.', 'empty'));
    return;
  }
  const parts = await Promise.all(list.journeys.map(async (journey) => {
    const id = encodeURIComponent(journey.id);
    const counts = await ask(`../admin/api/journey/journeys/${id}/counts`);
    const title = `${text(journey.title) ?? journey.id} (version ${journey.version})`;
    const steps = (counts?.stages ?? []).flatMap((stage) =>
      stage.steps.map((step) => [stage.stage, step.step, step.standing, step.reached]));
    const exits = (counts?.exits ?? []).map((exit) =>
      [`out: ${exit.counts}`, exit.exit, exit.learners, exit.learners]);
    return [element('h3', title),
      table(title, ['Stage', 'Step', 'Here now', 'Came by'], [...steps, ...exits])];
  }));
  show('journeys', ...parts.flat());
}

async function refresh() {
  try {
    const [status, plugins, result] = await Promise.all([
      ask('../admin/api/status'),
      ask('../admin/api/plugins'),
      ask('../xapi/statements?limit=20', { 'X-Experience-API-Version': '2.0.0' }),
    ]);
    $('status').textContent =
      `${status.head.toLocaleString()} statements, version ${status.version}`;
    show('statements', statementsTable(result));
    show('plugins', pluginsTable(plugins));
    await refreshJourneys();
    signedIn(true);
    timer = setTimeout(refresh, REFRESH_MS);
  } catch (failure) {
    if (failure instanceof Refused) {
      signOut();
      $('sign-in-error').textContent = failure.message;
    } else if (authorization) {
      $('status').textContent = `No answer: ${failure.message}`;
      timer = setTimeout(refresh, REFRESH_MS);
    }
  }
}

function signedIn(yes) {
  if (yes && $('content').hidden) {
    $('secret').value = '';
  }
  $('sign-in').hidden = yes;
  $('content').hidden = !yes;
  $('sign-out').hidden = !yes;
}

function signOut() {
  clearTimeout(timer);
  authorization = null;
  $('status').textContent = '';
  ['statements', 'plugins', 'journeys'].forEach((id) => show(id));
  signedIn(false);
  $('key').focus();
}

$('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  $('sign-in-error').textContent = '';
  const bytes = new TextEncoder().encode(`${$('key').value.trim()}:${$('secret').value}`);
  authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  refresh();
});
$('sign-out').addEventListener('click', signOut);
