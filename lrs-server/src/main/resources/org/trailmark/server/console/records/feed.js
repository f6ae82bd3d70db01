// Follows the live feed. The browser's EventSource cannot send a credential, so the stream is read
// here: https://html.spec.whatwg.org/multipage/server-sent-events.html says what lies in it.

import { send } from 'frame/rest.js';

const PAUSE_MS = 3000;

/**
 * Tells each statement as it is stored, and what happens in plugins, until `signal` is aborted; a connection that breaks is made
 * again where it broke. While the page is hidden nothing is followed, and then what was missed comes.
 *
 * @param onStatement told each, as in `GET statements`
 * @param onEvent told the kind of what happened in a plugin, `PLUGIN.KIND`, and the change as in `GET changes`
 * @param onState told `live`, `paused` or `broken`
 */
export async function follow({ signal, onStatement, onEvent, onState }) {
  let last = null;
  while (!signal.aborted) {
    if (document.hidden) {
      onState('paused');
      await shown(signal);
    }
    const one = new AbortController();
    const stop = () => one.abort();
    const hide = () => document.hidden && stop();
    signal.addEventListener('abort', stop, { once: true });
    document.addEventListener('visibilitychange', hide);
    try {
      const response = await send('feed', { signal: one.signal, headers: last === null ? {} : { 'Last-Event-ID': last } });
      onState('live');
      for await (const event of events(response.body)) {
        last = event.id ?? last;
        if (event.event === 'statement') {
          onStatement(JSON.parse(event.data));
        } else if (event.event !== undefined) {
          onEvent(event.event, JSON.parse(event.data));
        }
      }
    } catch (problem) {
      if (problem.status === 404 || problem.status === 401) {
        throw problem; // there is no feed for us: trying again would not help
      }
    } finally {
      signal.removeEventListener('abort', stop);
      document.removeEventListener('visibilitychange', hide);
    }
    if (!signal.aborted && !document.hidden) {
      onState('broken');
      await pause(signal);
    }
  }
}

/** The events of a stream: `{ id, event, data }`; the first has an id alone, from which it goes on. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  let event = {};
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    const lines = (waiting + value).split(/\r\n|\n|\r(?!$)/);
    waiting = lines.pop();
    for (const line of lines) {
      if (line === '') {
        if (event.data !== undefined || event.id !== undefined) {
          yield event;
        }
        event = {};
      } else if (!line.startsWith(':')) {
        const [, name, text = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line);
        event[name] = name === 'data' && event.data !== undefined ? `${event.data}\n${text}` : text;
      }
    }
  }
}

const pause = (signal) => new Promise((go) => {
  const timer = setTimeout(go, PAUSE_MS);
  signal.addEventListener('abort', () => { clearTimeout(timer); go(); }, { once: true });
});

const shown = (signal) => new Promise((go) => {
  const look = () => {
    if (!document.hidden || signal.aborted) {
      document.removeEventListener('visibilitychange', look);
      go();
    }
  };
  document.addEventListener('visibilitychange', look);
  signal.addEventListener('abort', look, { once: true });
});
