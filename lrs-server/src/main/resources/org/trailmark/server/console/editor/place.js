// Where in a definition the cursor is: which maps and lists stand around it. Pure, and content with
// text that is not whole, for whoever types has not finished.

const KEY = /^(\s*)((?:- +)*)("?)([\w:.-]+)\3:(?:\s|$)/;

/**
 * What is around a cursor.
 *
 * @param lines of the text
 * @param at index of the cursor's line
 * @param column of the cursor
 * @returns `{ path, word }`: the keys from the outside in, `*` for an item of a list, the last one
 *     the key whose value is being written; with `key: true` where a key is being written instead
 */
export function placeOf(lines, at, column) {
  const before = lines[at].slice(0, column);
  const word = /[\w:.-]*$/.exec(before)[0];
  const own = KEY.exec(before);
  const indent = /^\s*/.exec(before)[0].length;
  const dashes = /^\s*((?:- +)*)/.exec(before)[1].length;
  const start = indent + dashes;
  const items = Array(before.slice(indent, start).split('-').length - 1).fill('*');
  const outer = [...around(lines, at, indent, items.length > 0), ...items];
  if (own) {
    const inner = flow(before.slice(own[0].length));
    return inner ? { path: [...outer, own[4], ...inner.path], key: inner.key, word: inner.word }
      : { path: [...outer, own[4]], key: false, word };
  }
  const inner = flow(before.slice(start));
  return inner ? { path: [...outer, ...inner.path], key: inner.key, word: inner.word }
    : { path: outer, key: true, word };
}

/** The keys around a line that begins at this column, a dash of its own included. */
function around(lines, at, column, dashed) {
  const path = [];
  let indent = column;
  let item = dashed;
  for (let line = at - 1; line >= 0 && (indent > 0 || item); line--) {
    const found = KEY.exec(lines[line]);
    if (!found) {
      continue;
    }
    const [, spaces, dashes, , key] = found;
    const begin = spaces.length + dashes.length;
    if (dashes && begin === indent && !item) {
      path.unshift(...Array(dashes.split('-').length - 1).fill('*'));
      indent = spaces.length;
      item = true;
    } else if (!dashes ? begin < indent || (item && begin === indent) : begin < indent) {
      path.unshift(key);
      item = false;
      if (dashes) {
        path.unshift('*');
        item = true;
      }
      indent = spaces.length;
    }
  }
  return path;
}

/** What is around the end of a text in `{...}` and `[...]`; null: it is in none. */
function flow(text) {
  const open = [];
  let part = '';
  for (const token of text.match(/"(?:[^"\\]|\\.)*"?|'[^']*'?|[{}[\],]|:(?=\s)|[^"'{}[\],:]+|:/g) ?? []) {
    if (token === '{' || token === '[') {
      open.push({ map: token === '{', key: null });
      part = '';
    } else if (token === '}' || token === ']') {
      open.pop();
      part = '';
    } else if (open.length > 0 && token === ',') {
      open.at(-1).key = null;
      part = '';
    } else if (open.length > 0 && token === ':' && open.at(-1).map && open.at(-1).key === null) {
      open.at(-1).key = part.trim().replace(/^"|"$/g, '');
      part = '';
    } else {
      part += token;
    }
  }
  if (open.length === 0) {
    return null;
  }
  const path = open.flatMap(({ map, key }) => (map ? (key === null ? [] : [key]) : ['*']));
  return { path, key: open.at(-1).map && open.at(-1).key === null, word: /[\w:.-]*$/.exec(part)[0] };
}
