// Makes elements. What comes from outside becomes text or the value of an attribute, never markup:
// nothing in the console parses HTML.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element with attributes and children.
 *
 * `on...` attributes are listeners; what is null, undefined or false is left out; true is the empty
 * text. Children are elements, texts, numbers, or lists of them; null and false are left out.
 */
export function h(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** As `h`, for what is drawn. */
export function svg(name, attributes, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...shown(children));
  return element;
}

/** Children as they are appended. */
export function shown(children) {
  return [children].flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}

/** Puts other children in the place of all that an element has. */
export function replace(element, ...children) {
  element.replaceChildren(...shown(children));
}
