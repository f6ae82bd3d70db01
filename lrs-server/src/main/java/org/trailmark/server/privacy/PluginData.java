package org.trailmark.server.privacy;

import java.util.Set;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.xapi.Ifi;

/** What one plugin that runs keeps of people. */
public interface PluginData {

  /** The plugin's name. */
  String plugin();

  /**
   * Tells all that it keeps of a person.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code PLUGIN_UNAVAILABLE}
   */
  void tell(Set<Ifi> agents, PersonalData.Rows to);
}
