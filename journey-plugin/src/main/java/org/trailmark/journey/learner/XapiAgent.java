package org.trailmark.journey.learner;

import java.util.LinkedHashMap;
import java.util.Map;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;

/** An agent as the standard writes it (xAPI-Data 2.4.2.1), made from her key. */
public final class XapiAgent {

  private XapiAgent() {}

  /** The JSON object, to be written as it is. */
  public static Map<String, Object> of(Learner.KnownAgent agent) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (agent.name() != null) {
      json.put("name", agent.name());
    }
    json.putAll(AgentJson.of(Ifi.ofKey(agent.key())));
    return json;
  }
}
