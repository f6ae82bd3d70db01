// A learner's inbox: what was said to her, until she puts it away.

import { h, replace } from 'frame/dom.js';
import { action, badge, timeAgo } from 'frame/parts.js';
import { address, path } from 'frame/rest.js';
import { duration, ofMap, t } from 'frame/words.js';
import { get, post } from 'me/rest.js';

/** The inbox, newest first; null where it is empty. */
export async function inbox() {
  const first = await get('inbox?limit=5');
  if (first.items.length === 0) {
    return null;
  }
  const list = h('ul', { class: 'inbox' });
  const section = h('section', { class: 'card', 'aria-labelledby': 'inbox' },
    h('h2', { id: 'inbox' }, t('me.inbox')), list);
  const more = action(t('more'), async () => show(await get(address('inbox', { after: more.dataset.after, limit: 20 }))));
  section.append(more);
  function show(page) {
    list.append(...page.items.map((item) => entry(item, () => {
      if (list.children.length === 0 && more.hidden) {
        section.remove();
      }
    })));
    more.hidden = !page.more;
    more.dataset.after = page.more ?? '';
  }
  show(first);
  return section;
}

function entry(item, onGone) {
  const { content } = item;
  const { subject, body } = message(content);
  const fresh = h('span', null, !item.readAt && badge('good', t('me.new')));
  const read = action(t('me.read'), async () => {
    await post(path`inbox/${item.id}/read`);
    replace(fresh);
    read.hidden = true;
  }, 'slim');
  read.hidden = Boolean(item.readAt);
  const away = action(t('me.dismiss'), async () => {
    await post(path`inbox/${item.id}/dismiss`);
    const next = line.nextElementSibling ?? line.previousElementSibling;
    line.remove();
    onGone();
    next?.querySelector('button:not([hidden])')?.focus();
  }, 'slim');
  const line = h('li', null,
    h('div', { class: 'row' }, h('h3', null, subject), fresh),
    body && h('p', null, body),
    h('p', { class: 'small soft' }, ofMap(content.journey.title), ' · ', timeAgo(item.createdAt),
      content.effort && [' · ', t('me.effort', { length: duration(content.effort) })]),
    h('div', { class: 'actions' }, read, away));
  return line;
}

/** In the language that was chosen for her; without any text, what it is good for. */
function message({ message: texts, language, benefit }) {
  return texts[language] ?? ofMap(texts) ?? { subject: benefit, body: '' };
}
