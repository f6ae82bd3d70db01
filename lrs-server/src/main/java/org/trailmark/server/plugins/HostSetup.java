package org.trailmark.server.plugins;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.trailmark.lrs.plugin.LearnerLinks;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.store.Storage;

/**
 * What a host of plugins is made of.
 *
 * @param folder where jars may lie; need not exist
 * @param formerlyDisabled the file in which earlier versions remembered what an admin has disabled;
 *     need not exist
 * @param parts of the server itself that work as plugins do
 * @param clock the one that plugins read
 * @param homePage IRL of this server: plugins have accounts there that vouch for what they store
 * @param links makes learners' links; empty: nobody said where learners reach this server
 */
public record HostSetup(
    Path folder,
    Path formerlyDisabled,
    List<LrsPlugin<?>> parts,
    PluginConfigs configs,
    Storage storage,
    InstantSource clock,
    String homePage,
    Optional<LearnerLinks> links,
    PluginLimits limits) {

  public HostSetup {
    parts = List.copyOf(parts);
  }
}
