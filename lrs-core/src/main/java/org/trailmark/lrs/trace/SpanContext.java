package org.trailmark.lrs.trace;

import java.util.Collection;
import java.util.Iterator;

/**
 * What work is caused by: a span, by its ids alone. Light, so that it can be kept for what comes
 * later, and equal to another of the same span. Safe on any thread.
 */
@FunctionalInterface
public interface SpanContext {

  /** Of what nobody watches: what begins there is not watched either, and costs nothing. */
  SpanContext NONE = name -> Span.none();

  /** What the calling thread is doing. */
  static SpanContext current() {
    return CurrentContext.get();
  }

  /**
   * Begins work that several have caused: in the trace of the first, linked to the others.
   *
   * @param causes none of them {@link #NONE}; may be empty, then nobody watches it
   */
  static Span begin(String name, Collection<SpanContext> causes) {
    if (causes.isEmpty()) {
      return Span.none();
    }
    Iterator<SpanContext> each = causes.iterator();
    Span span = each.next().begin(name);
    each.forEachRemaining(span::link);
    return span;
  }

  /**
   * Begins a part of it.
   *
   * @param name what kind of work, of which there are few: {@code statements.parse}
   */
  Span begin(String name);

  /**
   * Makes it what the calling thread does, until somebody makes another.
   *
   * @return what it did before
   */
  default SpanContext makeCurrent() {
    return CurrentContext.set(this);
  }
}
