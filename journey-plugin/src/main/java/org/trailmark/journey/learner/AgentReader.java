package org.trailmark.journey.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/** Reads agents out of JSON that is maps, lists and texts. Pure. */
public final class AgentReader {

  private AgentReader() {}

  /**
   * Who is meant: an agent, or where it is a group its members (xAPI-Data 2.4.2), for a group
   * learns nothing itself. An agent without an identifier is nobody.
   *
   * @param actor an actor, or whatever else of a valid statement may be a person; null: nobody
   */
  public static List<Learner.KnownAgent> people(@Nullable Object actor) {
    if (!(actor instanceof Map<?, ?> map)) {
      return List.of();
    }
    if (!"Group".equals(map.get("objectType"))) {
      return agent(map).map(List::of).orElse(List.of());
    }
    List<Learner.KnownAgent> members = new ArrayList<>();
    if (map.get("member") instanceof List<?> list) {
      for (Object member : list) {
        if (member instanceof Map<?, ?> one) {
          agent(one).ifPresent(members::add);
        }
      }
    }
    return members;
  }

  /** The agent; empty when there is not exactly one identifier, or it is malformed. */
  public static Optional<Learner.KnownAgent> agent(Map<?, ?> agent) {
    List<Ifi> found = new ArrayList<>();
    if (agent.get("mbox") instanceof String mbox && mbox.startsWith("mailto:")) {
      found.add(new Ifi.Mbox(mbox));
    }
    if (agent.get("mbox_sha1sum") instanceof String sha1) {
      found.add(new Ifi.MboxSha1Sum(sha1));
    }
    if (agent.get("openid") instanceof String openId) {
      found.add(new Ifi.OpenId(openId));
    }
    if (agent.get("account") instanceof Map<?, ?> account
        && account.get("homePage") instanceof String homePage
        && account.get("name") instanceof String name) {
      found.add(new Ifi.Account(homePage, name));
    }
    String name = agent.get("name") instanceof String text ? text : null;
    return found.size() == 1
        ? Optional.of(new Learner.KnownAgent(found.get(0).key(), name))
        : Optional.empty();
  }
}
