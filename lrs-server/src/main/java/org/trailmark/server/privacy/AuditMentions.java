package org.trailmark.server.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashSet;
import java.util.Set;
import org.trailmark.lrs.hash.ShortId;
import org.trailmark.lrs.xapi.Ifi;

/**
 * As what a person may stand in the details of the audit log: her identifiers, also as they stand
 * in addresses, and the ids that are made of them. An account goes by its name alone: rather a
 * detail too many is forgotten than one too few.
 */
final class AuditMentions {
  private AuditMentions() {}

  static Set<String> of(Set<Ifi> agents) {
    Set<String> texts = new HashSet<>();
    for (Ifi agent : agents) {
      String text = text(agent);
      texts.add(text);
      texts.add(URLEncoder.encode(text, UTF_8));
      texts.add(ShortId.of(agent.key()));
    }
    return texts;
  }

  private static String text(Ifi agent) {
    if (agent instanceof Ifi.Mbox mbox) {
      return mbox.mailto().substring("mailto:".length());
    } else if (agent instanceof Ifi.MboxSha1Sum sum) {
      return sum.hex();
    } else if (agent instanceof Ifi.OpenId openId) {
      return openId.uri();
    }
    return ((Ifi.Account) agent).name();
  }
}
