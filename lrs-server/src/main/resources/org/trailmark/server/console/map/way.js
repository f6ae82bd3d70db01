// Marks on a drawn map where one learner went, and where she is.

const SMALLEST = 0.62;

/**
 * Marks it.
 *
 * @param drawing of `draw`
 * @param moves of her run, in their order, without those that were taken back
 * @param run `Run` of the REST
 */
export function markWay(drawing, moves, { step, exit }) {
  // Without figures on it a map can still be read when it is a little smaller.
  drawing.style.minWidth = `${SMALLEST * Number.parseFloat(drawing.style.maxWidth)}px`;
  const mark = (selector, name) => drawing.querySelector(selector)?.classList.add(name);
  const place = (id) => `[data-id="${CSS.escape(id)}"]`;
  moves.forEach(({ from, to }) => {
    mark(place(to), 'been');
    mark(`[data-from="${CSS.escape(from ?? 'entry:')}"][data-to="${CSS.escape(to)}"]`, 'been');
  });
  mark(place(exit ? `exit:${exit}` : step), 'here');
}
