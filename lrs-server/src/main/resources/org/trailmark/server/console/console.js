// The console: signs in, shows the page that the address names, and keeps it fresh.

import * as api from './api.js';
import { learner, standing } from './learners.js';
import { overview } from './overview.js';

const REFRESH_MS = 5000;
const $ = (id) => document.getElementById(id);

let session = 0; // 0: nobody is signed in
let turn = 0; // answers that come to an earlier turn are too late
let timer = null;

function page() {
  const [what, ...parts] = location.hash.split('/').slice(1).map(decodeURIComponent);
  if (what === 'journeys') {
    return standing(...parts);
  }
  return what === 'learners' ? learner(...parts) : overview();
}

async function refresh() {
  clearTimeout(timer);
  const mine = ++turn;
  try {
    const shown = await page();
    if (mine === turn) {
      show(shown);
    }
  } catch (failure) {
    if (mine === turn && failure instanceof api.Refused) {
      signOut(failure.message);
      return;
    }
    if (mine === turn) {
      $('status').textContent = `No answer: ${failure.message}`;
    }
  }
  if (mine === turn) {
    timer = setTimeout(() => (document.hidden ? null : refresh()), REFRESH_MS);
  }
}

/** Only what changed is put up anew, and not while somebody types, so that nobody loses her place. */
function show({ title, status, content }) {
  $('sign-in').hidden = true;
  $('secret').value = '';
  $('content').hidden = false;
  $('sign-out').hidden = false;
  if (status) {
    $('status').textContent = status;
  }
  document.title = `${title} – Trailmark`;
  const fresh = document.createElement('div');
  fresh.append(...content);
  const focused = document.activeElement;
  if (focused?.id === 'mail' || fresh.innerHTML === $('content').innerHTML) {
    return;
  }
  $('content').replaceChildren(...fresh.childNodes);
  const href = focused?.getAttribute?.('href');
  [...$('content').querySelectorAll('a')].find((a) => a.getAttribute('href') === href)?.focus();
}

function signOut(why = '') {
  clearTimeout(timer);
  turn++;
  session = 0;
  api.signOut();
  $('status').textContent = '';
  $('content').replaceChildren();
  $('content').hidden = true;
  $('sign-out').hidden = true;
  $('sign-in').hidden = false;
  $('sign-in-error').textContent = why;
  $('key').focus();
}

$('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  $('sign-in-error').textContent = '';
  api.signIn($('key').value.trim(), $('secret').value);
  session = 1;
  refresh();
});
$('sign-out').addEventListener('click', () => signOut());

$('content').addEventListener('submit', async (event) => {
  event.preventDefault();
  const input = event.target.elements.mail;
  try {
    const found = await api.find(input.value.trim());
    if (found) {
      location.hash = `#/learners/${encodeURIComponent(found.learner)}`;
      return;
    }
    input.setCustomValidity('Nobody with this address is on a journey or a roster.');
  } catch (failure) {
    input.setCustomValidity(failure.message);
  }
  input.reportValidity();
});
$('content').addEventListener('input', (event) => event.target.setCustomValidity(''));

function look() {
  if (session) {
    refresh();
  }
}
addEventListener('hashchange', () => {
  $('content').focus(); // so that it is read from its beginning
  scrollTo(0, 0);
  look();
});
document.addEventListener('visibilitychange', () => (document.hidden ? null : look()));
