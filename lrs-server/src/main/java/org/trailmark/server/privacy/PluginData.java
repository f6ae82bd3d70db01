package org.trailmark.server.privacy;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.store.Retention.Removed;
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

  /** Whether the plugin has taken the log up to this place, if it follows the log at all. */
  boolean hasCome(long seq);

  /**
   * Erases all that it keeps of a person, or keeps it under a pseudonym; may be repeated.
   *
   * @param pseudonym null: she is erased
   * @param erased of some places in the log, those whose statements were erased or changed
   * @throws org.trailmark.lrs.problem.LrsException {@code PLUGIN_UNAVAILABLE}
   */
  void erase(Set<Ifi> agents, Ifi.@Nullable Account pseudonym, UnaryOperator<Set<Long>> erased);

  /**
   * Tells it of statements that are gone because of their age; may be repeated.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code PLUGIN_UNAVAILABLE}
   */
  void removed(List<Removed> statements);
}
