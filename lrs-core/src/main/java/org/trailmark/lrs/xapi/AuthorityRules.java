package org.trailmark.lrs.xapi;

import java.util.List;

/** xAPI-Data 2.4.9: an authority is an agent, or the pair of agents of three-legged OAuth. */
final class AuthorityRules {
  private static final String CLAUSE = "xAPI-Data 2.4.9";

  private AuthorityRules() {}

  static void check(JsonCursor json) {
    ActorRules actor = ActorRules.read(json, ActorRules.Kind.AGENT_OR_GROUP);
    if (!actor.isGroup()) {
      return;
    }
    List<ActorRules> members = actor.memberList();
    if (members.size() != 2 || actor.ifi() != null) {
      json.fault(
          CLAUSE,
          "must be an agent, or a group of exactly two agents that has no identifier of its own");
    } else if (members.stream().noneMatch(member -> member.ifi() instanceof Ifi.Account)) {
      json.fault(CLAUSE, "one of its two agents must be identified by account: the OAuth consumer");
    }
  }
}
