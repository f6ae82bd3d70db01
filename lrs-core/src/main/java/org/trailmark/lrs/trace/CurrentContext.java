package org.trailmark.lrs.trace;

import org.jspecify.annotations.Nullable;

/** What each thread is doing. */
final class CurrentContext {
  private static final ThreadLocal<@Nullable SpanContext> CURRENT = new ThreadLocal<>();

  private CurrentContext() {}

  static SpanContext get() {
    SpanContext current = CURRENT.get();
    return current == null ? SpanContext.NONE : current;
  }

  static SpanContext set(SpanContext next) {
    SpanContext before = get();
    if (next != before) {
      CURRENT.set(next == SpanContext.NONE ? null : next);
    }
    return before;
  }
}
