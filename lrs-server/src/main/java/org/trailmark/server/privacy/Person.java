package org.trailmark.server.privacy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.trailmark.lrs.store.IdentityReader;
import org.trailmark.lrs.xapi.Ifi;

/**
 * All that a person is: the agents that links join, and the hash of each e-mail address among them,
 * which is the same address for whoever can guess it.
 */
final class Person {
  private Person() {}

  /** The agents of the person that an agent is, in the order of their keys as far as linked. */
  static Set<Ifi> of(Ifi agent, IdentityReader identities) {
    return of(identities.person(agent));
  }

  private static Set<Ifi> of(Collection<Ifi> linked) {
    Map<String, Ifi> all = new LinkedHashMap<>();
    linked.forEach(each -> all.put(each.key(), each));
    for (Ifi each : linked) {
      if (each instanceof Ifi.Mbox mbox) {
        Ifi sum = Ifi.MboxSha1Sum.of(mbox.mailto());
        all.putIfAbsent(sum.key(), sum);
      }
    }
    return Set.copyOf(all.values());
  }
}
