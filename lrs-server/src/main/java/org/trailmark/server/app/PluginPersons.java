package org.trailmark.server.app;

import java.util.Set;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.plugins.KeptData;
import org.trailmark.server.privacy.PluginData;

/** What a plugin keeps of people, as the rights of people ask for it. */
record PluginPersons(KeptData kept) implements PluginData {

  @Override
  public String plugin() {
    return kept.plugin();
  }

  @Override
  public void tell(Set<Ifi> agents, PersonalData.Rows to) {
    kept.tell(agents, to);
  }
}
