package org.trailmark.lrs.xapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** An identifier as an agent has it in JSON (xAPI-Data 2.4.2.3). */
public final class AgentJson {
  private AgentJson() {}

  /**
   * An agent with this identifier and nothing else: one property, whose value is a text, or a map
   * of texts for an account. To be written as it is.
   */
  public static Map<String, Object> of(Ifi ifi) {
    if (ifi instanceof Ifi.Mbox mbox) {
      return Map.of("mbox", mbox.mailto());
    } else if (ifi instanceof Ifi.MboxSha1Sum sum) {
      return Map.of("mbox_sha1sum", sum.hex());
    } else if (ifi instanceof Ifi.OpenId openId) {
      return Map.of("openid", openId.uri());
    }
    return Map.of("account", account((Ifi.Account) ifi));
  }

  private static Map<String, String> account(Ifi.Account account) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("homePage", account.homePage());
    parts.put("name", account.name());
    return parts;
  }
}
