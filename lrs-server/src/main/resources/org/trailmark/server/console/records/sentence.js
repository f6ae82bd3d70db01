// Says a statement in a sentence: "Ann passed Data protection with 92 %, 3 minutes ago".

import { h } from 'frame/dom.js';
import { timeAgo } from 'frame/parts.js';
import { path } from 'frame/rest.js';
import { lastPart, length, ofMap, percent, says, t, tell } from 'frame/words.js';

/** Verbs that say themselves how it went. */
const JUDGING = ['passed', 'failed', 'mastered'];

/**
 * The sentence, as a list of texts and links.
 *
 * @param item a statement of `GET statements`
 * @param when says its time: how long ago, or exactly
 */
export function sentence(item, when = timeAgo) {
  const verb = lastPart(item.verb.id).toLowerCase();
  const who = actor(item);
  const what = h('strong', { title: item.activity?.id }, object(item));
  const said = says(`did.${verb}`) ? tell(`did.${verb}`, { who, what })
    : tell('did', { who, what, verb: ofMap(item.verb.name) ?? verb });
  return [...said, ...outcome(item, verb), ', ', when(item.timestamp)];
}

function outcome({ score, success, duration }, verb) {
  const parts = [];
  if (score !== undefined) {
    parts.push(t('sentence.score', { score: percent(score) }));
  }
  if (success !== undefined && !JUDGING.includes(verb)) {
    parts.push(t(success ? 'sentence.success' : 'sentence.failure'));
  }
  if (duration !== undefined) {
    parts.push(t('sentence.duration', { length: length(duration) }));
  }
  return parts.map((part) => ` ${part}`);
}

function actor({ learner, statement }) {
  const name = learner?.name ?? agentName(statement.actor);
  return learner ? h('a', { href: path`#/learners/${learner.id}` }, name) : name;
}

/** What it was about: an activity, somebody, another statement, or something that somebody did. */
function object({ activity, statement }) {
  if (activity) {
    return ofMap(activity.name) ?? lastPart(activity.id);
  }
  const { object: target } = statement;
  if (target.objectType === 'StatementRef') {
    return t('sentence.statement', { id: target.id.slice(0, 8) });
  }
  return target.objectType === 'SubStatement' ? ofMap(target.verb.display) ?? lastPart(target.verb.id) : agentName(target);
}

/** What somebody is called who may have no name. */
export const agentName = (agent) => agent?.name ?? agent?.account?.name ?? agent?.mbox?.replace(/^mailto:/, '')
  ?? agent?.openid ?? agent?.mbox_sha1sum?.slice(0, 8) ?? t('somebody');
