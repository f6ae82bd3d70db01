// Writes a journey: its text, its faults where they are, its map as it will be, and what publishing
// would do to the people who are on it.

import { h, replace } from 'frame/dom.js';
import { confirm, during, failure, loading, notice, tabs } from 'frame/parts.js';
import { get, path, post } from 'frame/rest.js';
import { goTo } from 'frame/router.js';
import { t } from 'frame/words.js';
import { completions } from 'editor/complete.js';
import { effect } from 'editor/effect.js';
import { TEMPLATE } from 'editor/template.js';
import { editor } from 'editor/text.js';
import { trial } from 'editor/trial.js';
import * as asked from 'map/asked.js';
import { draw, legend, mapFrame } from 'map/draw.js';

const YAML = { type: 'application/yaml' };
const PAUSE_MS = 300;

export async function open({ params: { journey }, signal }) {
  const [schema, known] = await Promise.all([
    get('journey/schema', { signal }), journey ? asked.detail(journey, signal) : null]);
  const original = known ? known.definition : TEMPLATE;
  const names = { stages: [], targets: [], touchpoints: [] };
  const faults = h('ul', { class: 'faults', 'aria-label': t('editor.faults') });
  const map = mapFrame();
  const outcome = h('div', null, h('p', { class: 'soft' }, t('editor.try.first')));
  const tryIt = h('button', { type: 'button', onclick: tried }, t('editor.try'));
  const publish = h('button', { type: 'button', class: 'main', disabled: true, onclick: published }, t('editor.publish'));
  const state = h('p', { class: 'small', role: 'status' });
  let waiting = null;
  let turn = 0;

  const text = editor({
    text: known ? nextVersion(original, known.journey.version) : original,
    label: t('editor.text'), complete: completions(schema, () => names), onChange: changed,
  });
  const one = trial({ text: () => text.text(), type: YAML.type, signal });
  const side = tabs(t('editor.side'), [
    ['map', t('map'), () => h('div', { class: 'stack' }, map, legend(false))],
    ['learner', t('editor.learner'), () => one.element],
    ['effect', t('editor.effect'), () => outcome]]);

  function changed() {
    publish.disabled = true; // until this very text was tried
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE_MS);
  }

  async function check() {
    const mine = ++turn;
    try {
      const checked = await post('journey/check', text.text(), { ...YAML, signal });
      if (mine === turn) {
        good(checked);
      }
    } catch (problem) {
      if (mine === turn && !signal.aborted) {
        bad(problem);
      }
    }
  }

  function good({ shape, warnings }) {
    names.stages = shape.stages.map(({ stage }) => stage);
    names.targets = [...shape.stages.flatMap(({ steps }) => steps), ...shape.exits.map(({ exit }) => `exit:${exit}`)];
    names.touchpoints = touchpointsOf(text.text());
    replace(map, draw({ shape, figures: null, down: true }));
    tryIt.disabled = false;
    one.again();
    show(warnings.map((warning) => ({ ...warning, severity: 'warning' })),
      warnings.length ? t('editor.warnings', { count: warnings.length }) : t('editor.good'));
  }

  function bad(problem) {
    tryIt.disabled = true;
    const found = problem.faults?.length ? problem.faults : [{ line: 0, message: problem.message }];
    show(found.map((fault) => ({ ...fault, severity: 'error' })), t('editor.bad', { count: found.length }));
  }

  function show(list, words) {
    text.mark(list);
    state.textContent = words;
    replace(faults, list.map((fault) => h('li', null, h('button', {
      type: 'button', class: `quiet slim ${fault.severity === 'error' ? 'error' : ''}`,
      onclick: () => text.goTo(fault.line || 1),
    }, fault.line > 0 && t('editor.line', { line: fault.line }), ' ', fault.message))));
  }

  async function tried() {
    const wanted = text.text();
    side.querySelector('#tab-effect').click();
    replace(outcome, loading());
    tryIt.disabled = true;
    try {
      const answer = await post('journey/journeys?dryRun=true', wanted, { ...YAML, signal });
      replace(outcome, effect(answer));
      publish.disabled = wanted !== text.text() || answer.outcome === 'unchanged';
    } catch (problem) {
      if (!signal.aborted) {
        replace(outcome, failure(problem));
      }
    } finally {
      tryIt.disabled = false;
    }
  }

  async function published() {
    if (await confirm(t('editor.publish.sure'), t('editor.publish'), 'main')) {
      await during(publish, async () => {
        const answer = await post('journey/journeys', text.text(), { ...YAML, signal });
        notice('good', t('editor.published', { version: answer.version }));
        goTo(path`#/journeys/${answer.journey}`);
      });
    }
  }

  check();
  return {
    title: journey ? t('editor.title', { journey }) : t('journeys.new'),
    trail: [[t('nav.journeys'), '#/journeys'], ...(journey ? [[journey, path`#/journeys/${journey}`]] : [])],
    actions: [state, tryIt, publish],
    body: h('div', { class: 'editor' }, h('div', { class: 'stack' }, text.element, faults), h('div', { class: 'card' }, side)),
    close: () => { clearTimeout(waiting); text.close(); },
  };
}

/** A published version cannot change: an edited one is the next. */
const nextVersion = (text, version) => text.replace(/^version:\s*\d+/m, `version: ${version + 1}`);

/** Ids under `touchpoints:`; the shape of a journey does not have them. */
function touchpointsOf(text) {
  const block = /^touchpoints:\s*\n((?:[ \t]+.*\n|\s*\n|#.*\n)*)/m.exec(`${text}\n`)?.[1] ?? '';
  return [...block.matchAll(/^ {2}([a-z0-9-]+):/gm)].map(([, id]) => id);
}
