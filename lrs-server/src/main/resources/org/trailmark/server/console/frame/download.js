// Saves what a REST resource answers as a file.

import { h } from 'frame/dom.js';
import { linkTo, send } from 'frame/rest.js';

/**
 * Saves it. Who has a session follows a link: the browser writes to disk as it comes, and shows how
 * far it is. A key is in no link, so what it asks for is read here, and a browser keeps what is large
 * on its disk.
 *
 * @param where as of `send`
 * @param file what it is called
 * @param options as of `send`
 */
export async function download(where, file, options = {}) {
  const link = options.headers ? null : linkTo(where);
  if (link) {
    save(link, file);
  } else {
    const response = await send(where, options);
    saveBlob(await response.blob(), file);
  }
}

/** Saves a text. */
export const saveText = (text, file) => saveBlob(new Blob([text], { type: 'text/plain' }), file);

function saveBlob(blob, file) {
  const address = URL.createObjectURL(blob);
  save(address, file);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const save = (address, file) => h('a', { href: address, download: file }).click();
