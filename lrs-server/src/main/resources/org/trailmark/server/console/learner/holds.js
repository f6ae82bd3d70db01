// Lets go of a person that is held.

import { action, confirm, notice } from 'frame/parts.js';
import { address, remove } from 'frame/rest.js';
import { t } from 'frame/words.js';
import { agentOnly, identifier } from 'learner/agents.js';

/** A button that lifts a hold, as of `GET privacy/holds`. */
export const release = ({ agent }, load, signal) => action(t('holds.lift'), async () => {
  if (await confirm(t('holds.lift.sure', { agent: identifier(agent) }), t('holds.lift'))) {
    await remove(address('privacy/holds', { agent: JSON.stringify(agentOnly(agent)) }), { signal });
    notice('good', t('holds.lifted'));
    await load();
  }
}, 'slim danger');
