// Makes elements. Texts from outside become text, never markup.

/** An element with attributes (`class`, `href`, ...) and children, which are elements or texts. */
export function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes ?? {})) {
    made.setAttribute(attribute, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A section under its heading. */
export function section(title, ...children) {
  return make('section', null, make('h2', null, title), ...children);
}

export const empty = (text) => make('p', { class: 'soft' }, text);

export const link = (href, text) => make('a', { href }, text);

/** A table; cells are texts, numbers or elements, and numbers stand right. */
export function table(name, heads, rows) {
  const numeric = heads.map((_, at) => rows.length > 0 && typeof rows[0][at] === 'number');
  const align = (at) => (numeric[at] ? { class: 'number' } : null);
  const head = heads.map((text, at) => make('th', { scope: 'col', ...align(at) }, text));
  const body = rows.map((row) => make('tr', null, ...row.map((cell, at) =>
    make('td', align(at), typeof cell === 'number' ? cell.toLocaleString() : cell ?? ''))));
  return make('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: '0' },
    make('table', null, make('thead', null, make('tr', null, ...head)), make('tbody', null, ...body)));
}

/** A moment in the browser's time zone, exact for whoever points at it. */
export function time(iso) {
  const shown = new Date(iso).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  return iso ? make('time', { datetime: iso, title: iso }, shown) : '';
}

/** A text of a language map, in the reader's language where there is one. */
export function words(map) {
  if (!map) {
    return undefined;
  }
  const wanted = navigator.languages.flatMap((tag) => [tag, tag.split('-')[0]]);
  const tag = [...wanted, 'en', 'en-US'].find((each) => each in map);
  return tag ? map[tag] : Object.values(map)[0];
}
