// Completes definitions: the keys and values that the schema allows, and the names that the
// definition itself has.

import { placeOf } from 'editor/place.js';
import { allowed } from 'editor/schema.js';

/**
 * A source of completions for CodeMirror.
 *
 * @param schema of definitions
 * @param names gives `{ stages, targets, touchpoints }` of the definition as it is now
 */
export function completions(schema, names) {
  return (context) => {
    const { doc } = context.state;
    const line = doc.lineAt(context.pos);
    const place = placeOf(doc.toString().split('\n'), line.number - 1, context.pos - line.from);
    if (!place.word && !context.explicit && !/[\s{[,]$/.test(line.text.slice(0, context.pos - line.from))) {
      return null;
    }
    const options = place.key ? keys(schema, place.path) : values(schema, place.path, names());
    return options.length === 0 ? null : { from: context.pos - place.word.length, options, validFor: /^[\w:.-]*$/ };
  };
}

function keys(schema, path) {
  return allowed(schema, path).keys.map(({ name, description, required }) => ({
    label: name, apply: `${name}: `, type: 'property', detail: required ? '*' : undefined, info: description,
    boost: required ? 1 : 0,
  }));
}

function values(schema, path, { stages, targets, touchpoints }) {
  const key = path.findLast((part) => part !== '*');
  const own = { to: targets, stage: stages, touch: touchpoints }[key] ?? [];
  const { values: fixed, description } = allowed(schema, path);
  return [...own, ...fixed].map((label) => ({ label, type: 'constant', info: description }));
}
