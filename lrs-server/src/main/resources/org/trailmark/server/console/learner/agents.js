// Agents by what identifies them, and nothing else of them.

import { agentName } from 'records/sentence.js';

/** An agent by her identifier alone, as the REST wants it. */
export const agentOnly = ({ mbox, mbox_sha1sum: sum, openid, account }) => ({ mbox, mbox_sha1sum: sum, openid, account });

/** The identifier as a text. */
export const identifier = (agent) => (agent.account ? `${agent.account.homePage}|${agent.account.name}`
  : agentName(agentOnly(agent)));
