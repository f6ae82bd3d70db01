package org.trailmark.server.plugins;

import java.util.Set;
import org.trailmark.lrs.plugin.PluginInstance;

/**
 * What a plugin serves: JAX-RS resources. Either may be none.
 *
 * @param admin to admins
 * @param learner to each learner, about herself
 */
public record PluginResources(Set<Object> admin, Set<Object> learner) {

  public PluginResources {
    admin = Set.copyOf(admin);
    learner = Set.copyOf(learner);
  }

  static PluginResources of(PluginInstance instance) {
    return new PluginResources(instance.adminResources(), instance.learnerResources());
  }
}
