// Saves what a REST resource answers as a file.

import { h } from 'frame/dom.js';
import { send } from 'frame/rest.js';

/**
 * Saves it.
 *
 * @param where as of `send`
 * @param file what it is called
 * @param options as of `send`
 */
export async function download(where, file, options) {
  const response = await send(where, options);
  const address = URL.createObjectURL(await response.blob());
  h('a', { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
