// The console begins here: language and colours first, then somebody signs in, then the pages.

import { changePassword } from 'frame/password.js';
import * as rest from 'frame/rest.js';
import { start } from 'frame/router.js';
import { shell } from 'frame/shell.js';
import { signIn } from 'frame/sign-in.js';
import { restoreTheme } from 'frame/theme.js';
import { preferredLanguage, speak, t } from 'frame/words.js';
import { keepOffered } from 'pages/offered.js';
import { NAVIGATION, ROUTES } from 'pages/routes.js';

/** What the server may say of a login elsewhere that came to nothing. */
const REFUSALS = [
  'forbidden', 'invalid-parameter', 'store-unavailable', 'too-many-requests', 'unauthenticated',
];

let stop = null;

/** Shows the console anew: after signing in or out, or in another language. */
async function begin(reason = '') {
  stop?.();
  if (rest.signedIn()) {
    const { frame, main, here, offer } = shell({
      navigation: NAVIGATION, onLanguage: change, onPassword: rest.hasPassword() ? changePassword : null,
      onSignOut: () => rest.leave().finally(() => begin()),
    });
    document.body.replaceChildren(...frame);
    const leave = start({ main, routes: ROUTES, here, onRefused: out });
    const forget = keepOffered(offer);
    stop = () => {
      forget();
      leave();
    };
  } else {
    stop = null;
    document.body.replaceChildren(signIn({ reason, onSignedIn: () => begin(), onLanguage: change }));
    document.querySelector('form input[autocomplete=username]').focus();
  }
}

function out(reason) {
  rest.signOut();
  begin(reason);
}

async function change(language) {
  await speak(language);
  begin();
}

/** Whoever comes from the login server brings the outcome behind `#`; what to say of it, or nothing. */
function arrived() {
  const outcome = /^#login=([a-z-]+)$/.exec(location.hash)?.[1];
  if (!outcome) {
    return '';
  }
  history.replaceState(null, '', '#/');
  if (outcome === 'done') {
    rest.arrive();
    return '';
  }
  return t(`login.${REFUSALS.includes(outcome) ? outcome : 'unauthenticated'}`);
}

restoreTheme();
await speak(preferredLanguage());
begin(arrived());
