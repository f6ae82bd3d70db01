// Saves an answer as a file. A link of its own would not carry the credential.

import { h } from 'frame/dom.js';

const KEPT_MS = 60_000;

/** Saves the whole body of an answer under a name. */
export async function save(response, download) {
  const href = URL.createObjectURL(await response.blob());
  h('a', { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_MS);
}
