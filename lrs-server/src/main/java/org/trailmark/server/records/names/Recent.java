package org.trailmark.server.records.names;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Entries of the dictionary that were used a short while ago, so that most statements ask the
 * database nothing. For one thread. Whoever cannot be sure that a transaction was committed forgets
 * all: an id that was given in it may be given again.
 */
public final class Recent {
  private static final int MOST = 20_000;

  final Map<String, AgentEntry> agents = limited();
  final Map<TermKey, TermEntry> terms = limited();
  final Map<String, Long> contexts = limited();
  final Map<UUID, Long> registrations = limited();

  record AgentEntry(long id, String name) {}

  record TermKey(TermKind kind, String text) {}

  record TermEntry(long id, Map<String, String> name, long type) {}

  public void forget() {
    agents.clear();
    terms.clear();
    contexts.clear();
    registrations.clear();
  }

  private static <K, V> Map<K, V> limited() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
