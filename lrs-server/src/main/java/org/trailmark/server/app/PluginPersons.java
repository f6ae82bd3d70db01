package org.trailmark.server.app;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.store.Retention.Removed;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.plugins.KeptData;
import org.trailmark.server.plugins.PluginHost;
import org.trailmark.server.privacy.PluginData;
import org.trailmark.server.privacy.Plugins;

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

  @Override
  public boolean hasCome(long seq) {
    return kept.hasCome(seq);
  }

  @Override
  public void erase(
      Set<Ifi> agents, Ifi.@Nullable Account pseudonym, UnaryOperator<Set<Long>> erased) {
    kept.erase(agents, pseudonym, erased);
  }

  @Override
  public void removed(List<Removed> statements) {
    kept.removed(statements);
  }

  /** Those of all plugins. */
  static Plugins of(PluginHost host) {
    return new Plugins() {
      @Override
      public List<PluginData> running() {
        return host.keptData().stream().<PluginData>map(PluginPersons::new).toList();
      }

      @Override
      public List<String> idle() {
        return host.idle();
      }
    };
  }
}
