package org.trailmark.server.http.statements;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.trailmark.lrs.xapi.AgentJson;
import org.trailmark.lrs.xapi.Ifi;

/**
 * A Person object (xAPI-Communication 2.4).
 *
 * @param agents at least one, each once
 * @param names what they are called
 */
record Person(List<Ifi> agents, Set<String> names) {
  private static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account");

  /** To be written as it is; a property without values is left out. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("objectType", "Person");
    if (!names.isEmpty()) {
      json.put("name", names);
    }
    List<Map<String, Object>> all = agents.stream().map(AgentJson::of).toList();
    for (String identifier : IDENTIFIERS) {
      List<Object> values =
          all.stream().map(agent -> agent.get(identifier)).filter(Objects::nonNull).toList();
      if (!values.isEmpty()) {
        json.put(identifier, values);
      }
    }
    return json;
  }
}
