package org.trailmark.lrs.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What things were caused by, where work goes on later and elsewhere: in memory alone, so it is
 * forgotten with the program, and what came first goes first when there is too much. Whoever finds
 * nothing works on unwatched. Safe on any thread.
 *
 * @param <K> what it is asked by
 */
public final class RememberedContexts<K> {
  private static final int MOST = 10_000;

  private final Map<K, SpanContext> contexts = new LinkedHashMap<>();

  /** Most of the time nobody watches anything: then nobody waits for anybody here. */
  private volatile boolean empty = true;

  /** Remembers; {@link SpanContext#NONE} is not worth it. */
  public void put(K key, SpanContext cause) {
    if (cause == SpanContext.NONE) {
      return;
    }
    synchronized (contexts) {
      contexts.remove(key);
      contexts.put(key, cause);
      if (contexts.size() > MOST) {
        contexts.remove(contexts.keySet().iterator().next());
      }
      empty = false;
    }
  }

  /** What caused it, {@link SpanContext#NONE} where that is not known. */
  public SpanContext get(K key) {
    if (empty) {
      return SpanContext.NONE;
    }
    synchronized (contexts) {
      return contexts.getOrDefault(key, SpanContext.NONE);
    }
  }

  /** Forgets. */
  public void remove(K key) {
    if (!empty) {
      synchronized (contexts) {
        contexts.remove(key);
        empty = contexts.isEmpty();
      }
    }
  }

  /** Whether nothing is remembered. */
  public boolean isEmpty() {
    return empty;
  }
}
