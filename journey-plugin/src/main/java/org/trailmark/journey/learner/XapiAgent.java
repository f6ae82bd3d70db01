package org.trailmark.journey.learner;

import java.util.LinkedHashMap;
import java.util.Map;
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
    Ifi ifi = Ifi.ofKey(agent.key());
    if (ifi instanceof Ifi.Mbox mbox) {
      json.put("mbox", mbox.mailto());
    } else if (ifi instanceof Ifi.MboxSha1Sum sha1) {
      json.put("mbox_sha1sum", sha1.hex());
    } else if (ifi instanceof Ifi.OpenId openId) {
      json.put("openid", openId.uri());
    } else if (ifi instanceof Ifi.Account account) {
      Map<String, Object> parts = new LinkedHashMap<>();
      parts.put("homePage", account.homePage());
      parts.put("name", account.name());
      json.put("account", parts);
    }
    return json;
  }
}
