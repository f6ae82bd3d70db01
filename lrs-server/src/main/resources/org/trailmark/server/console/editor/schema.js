// What a JSON Schema allows at a place of a document. Pure.

/**
 * What may stand at a place.
 *
 * @param schema the whole
 * @param path keys from the outside in, `*` for an item of a list
 * @returns `{ keys: [{name, description, required}], values: [text], description }`
 */
export function allowed(schema, path) {
  let here = expanded(schema, schema);
  for (const key of path) {
    here = here.flatMap((each) => inner(each, key)).flatMap((each) => expanded(schema, each));
  }
  const keys = here.flatMap((each) => Object.entries(each.properties ?? {}).map(([name, value]) => ({
    name,
    description: expanded(schema, value).map(({ description }) => description).find(Boolean),
    required: each.required?.includes(name) ?? false,
  })));
  const values = here.flatMap((each) => [
    ...(each.enum ?? []), ...(each.const === undefined ? [] : [each.const]), ...(each.examples ?? []),
    ...(each.type === 'boolean' ? [true, false] : []), ...alternatives(each.pattern)]);
  return { keys, values: values.map(String), description: here.map(({ description }) => description).find(Boolean) };
}

/** A schema without references and combinations: all the plain ones that it is made of. */
function expanded(root, schema) {
  if (schema.$ref) {
    const target = schema.$ref.slice(2).split('/').reduce((node, part) => node[part], root);
    return [{ ...schema, $ref: undefined }, ...expanded(root, target)];
  }
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => expanded(root, part))];
}

function inner(schema, key) {
  if (key === '*') {
    return schema.items ? [schema.items] : [];
  }
  if (schema.properties?.[key]) {
    return [schema.properties[key]];
  }
  const byPattern = Object.entries(schema.patternProperties ?? {})
    .filter(([pattern]) => new RegExp(pattern, 'u').test(key)).map(([, value]) => value);
  if (byPattern.length > 0) {
    return byPattern;
  }
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
}

/** The words of a pattern that is nothing but a choice of words: `^(follow|pin)$`. */
const alternatives = (pattern) => /^\^\(([\w|-]+)\)\$$/.exec(pattern ?? '')?.[1].split('|') ?? [];
