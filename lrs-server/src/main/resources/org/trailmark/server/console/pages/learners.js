// Finds a learner by her mail address.

import { h } from 'frame/dom.js';
import { during } from 'frame/parts.js';
import { address, get, path } from 'frame/rest.js';
import { goTo } from 'frame/router.js';
import { t } from 'frame/words.js';

export async function open({ signal }) {
  const error = h('p', { class: 'error', role: 'alert' });
  const mail = h('input', { id: 'mail', type: 'email', required: true, autocomplete: 'off' });
  const button = h('button', { type: 'submit', class: 'main' }, t('learners.show'));

  function find(event) {
    event.preventDefault();
    error.textContent = '';
    during(button, async () => {
      const agent = JSON.stringify({ mbox: `mailto:${mail.value.trim()}` });
      try {
        const { learner } = await get(address('journey/learners', { agent }), { signal });
        goTo(path`#/learners/${learner}`);
      } catch (problem) {
        if (problem.status !== 404) {
          throw problem;
        }
        error.textContent = t('learners.nobody');
      }
    });
  }

  return {
    title: t('nav.learners'),
    body: h('form', { class: 'card stack', role: 'search', onsubmit: find },
      h('div', { class: 'field' }, h('label', { for: 'mail' }, t('learners.mail')),
        h('div', { class: 'row' }, mail, button)), error),
  };
}
