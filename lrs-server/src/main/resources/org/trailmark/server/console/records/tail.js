// Statements and moves as they come. The feed says that something came; what it is, the search and
// the list of moves say: a hundred at once are asked for once.

import { h, replace } from 'frame/dom.js';
import { empty } from 'frame/parts.js';
import { t } from 'frame/words.js';
import * as asked from 'records/asked.js';
import { follow } from 'records/feed.js';
import { statementLine } from 'records/line.js';
import { latestMoves, moveLine } from 'records/move.js';

const MOST = 100;

/** What comes at once is looked at once. */
const LULL_MS = 300;

/**
 * Fills an element with what comes from now on, until `signal` is aborted.
 *
 * @param filter of statements; moves come where it asks for a learner, or for nothing
 * @param onFailure told once why it does not go on
 */
export function tail({ element, filter, signal, onFailure }) {
  const lines = h('ol', { class: 'statements live', 'aria-live': 'polite' });
  const state = h('p', { class: 'soft small' });
  const none = empty(t('statements.waiting'));
  replace(element, state, none, lines);
  const heard = new Set();
  let last = null;
  let timer = null;

  async function newStatements() {
    const page = await asked.statements({ ...filter, limit: MOST }, signal);
    const fresh = last === null ? [] : page.statements.filter(({ seq }) => seq > last);
    last = page.statements[0]?.seq ?? last ?? 0;
    return fresh.map((item) => statementLine(item));
  }

  async function newMoves() {
    const wanted = new Set(heard);
    heard.clear();
    const moves = wanted.size > 0 ? await latestMoves(MOST, signal) : [];
    return moves.filter(({ transition }) => wanted.has(transition.id)).map((move) => moveLine(move));
  }

  async function look() {
    const [statements, moves] = await Promise.all([newStatements(), newMoves()]);
    if (statements.length + moves.length > 0) {
      none.remove();
      lines.prepend(...moves, ...statements);
      [...lines.children].slice(MOST).forEach((line) => line.remove());
    }
  }

  const fail = (problem) => {
    if (!signal.aborted) {
      onFailure(problem);
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => look().catch(fail), LULL_MS);
  };

  function onEvent(kind, { event }) {
    if (kind === 'journey.transition') {
      heard.add(event.id);
      later();
    } else if (kind === 'journey.superseded') {
      lines.querySelector(`#move-${event.id}`)?.classList.add('voided');
    }
  }

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  look().then(() => follow({
    signal, onStatement: later, onEvent, onState: (each) => { state.textContent = t(`feed.${each}`); },
  })).catch(fail);
}
