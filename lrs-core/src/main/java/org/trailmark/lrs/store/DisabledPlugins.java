package org.trailmark.lrs.store;

import java.util.Set;

/**
 * The plugins that an admin does not want to run, until she says otherwise: on no node that shares
 * this database, and not after a restart either. Safe on any thread.
 */
public interface DisabledPlugins {

  /** Their names, now; also of plugins that are not there. */
  Set<String> names();

  /** Remembers that a plugin is to run, or is not; when this returns it is durable. */
  void set(String name, boolean disabled);
}
