package org.trailmark.server.plugins;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.trailmark.lrs.plugin.LearnerLinks;
import org.trailmark.lrs.store.Storage;

/**
 * What the host gives to its plugins.
 *
 * @param clock the one that plugins read
 * @param homePage IRL of this server, at which plugins have accounts that vouch for what they store
 * @param links makes learners' links; empty: nobody said where learners reach this server
 */
record HostServices(
    Storage storage,
    InstantSource clock,
    String homePage,
    Optional<LearnerLinks> links,
    Extensions extensions) {

  /** Finds what others add to a plugin, on the class path and in open jars. */
  interface Extensions {
    <T> List<T> of(Class<T> type);
  }
}
