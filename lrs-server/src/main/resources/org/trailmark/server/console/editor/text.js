// The text of a definition, as it is edited: CodeMirror with the language, the colours and the
// marks of the console.

import * as cm from 'codemirror';
import { h } from 'frame/dom.js';

// Colours are the console's own tokens, which reach into the shadow tree. CodeMirror's marks are
// images in `data:` addresses, which the policy of the page refuses: these are drawn otherwise.
const THEME = cm.EditorView.theme({
  '&': { height: '100%', fontSize: '.875rem', color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: '3px solid var(--trail)', outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--soft)', backgroundColor: 'var(--ground)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--raised)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--trail) 28%, transparent)',
  },
  '.cm-tooltip, .cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--surface)', border: '1px solid var(--edge)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--on-trail)', backgroundColor: 'var(--trail)' },
  '.cm-lintRange': { backgroundImage: 'none !important', textDecoration: 'underline wavy 1.5px', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--busy)' },
  '.cm-lint-marker': { content: '"" !important', borderRadius: '50%', width: '.6em', height: '.6em', margin: '.45em .2em' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--bad)' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--busy)' },
});

const { tags } = cm;
const COLOURS = cm.HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--trail)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--goal)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--soft)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--decided)' },
]);

/**
 * An editor.
 *
 * @param label what it edits, for who cannot see it
 * @param complete a source of completions
 * @param onChange called with each new text
 * @returns `{ element, text(), mark(faults), goTo(line), focus(), close() }`
 */
export function editor({ text, label, complete, onChange }) {
  const element = h('div', { class: 'text' });
  // In a shadow tree CodeMirror adopts style sheets; in the page it would write style elements,
  // which the policy of the page refuses.
  const root = element.attachShadow({ mode: 'open' });
  const view = new cm.EditorView({ root, parent: root, doc: text, extensions: [
    cm.lineNumbers(), cm.foldGutter(), cm.lintGutter(), cm.history(), cm.drawSelection(), cm.indentOnInput(),
    cm.bracketMatching(), cm.closeBrackets(), cm.highlightActiveLine(), cm.highlightActiveLineGutter(),
    cm.highlightSelectionMatches(), cm.yaml(), cm.indentUnit.of('  '), cm.syntaxHighlighting(COLOURS), THEME,
    cm.autocompletion({ override: [complete] }),
    // Tab leaves the editor, as everywhere on the page; the keys of CodeMirror indent by Ctrl-] and Ctrl-[.
    cm.keymap.of([...cm.closeBracketsKeymap, ...cm.completionKeymap, ...cm.lintKeymap, ...cm.searchKeymap,
      ...cm.historyKeymap, ...cm.foldKeymap, ...cm.defaultKeymap]),
    cm.EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    cm.EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
  ] });
  view.dom.style.height = '100%';
  const line = (number) => view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  return {
    element,
    text: () => view.state.doc.toString(),
    mark(faults) {
      view.dispatch(cm.setDiagnostics(view.state, faults.filter((fault) => fault.line > 0).map((fault) => {
        const { from, to, text: written } = line(fault.line);
        return { from: from + /^[\s-]*/.exec(written)[0].length, to, severity: fault.severity, message: fault.message };
      })));
    },
    goTo(number) {
      view.dispatch({ selection: { anchor: line(number).from }, effects: cm.EditorView.scrollIntoView(line(number).from, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
