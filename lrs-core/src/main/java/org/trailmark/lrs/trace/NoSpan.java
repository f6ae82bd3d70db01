package org.trailmark.lrs.trace;

/** What nobody watches; there is one, {@link Span#none}. */
final class NoSpan implements Span {
  static final Span INSTANCE = new NoSpan();

  private NoSpan() {}

  @Override
  public SpanContext context() {
    return SpanContext.NONE;
  }

  @Override
  public Span with(String attribute, String value) {
    return this;
  }

  @Override
  public Span with(String attribute, long value) {
    return this;
  }

  @Override
  public void link(SpanContext other) {
    // Nobody asks.
  }

  @Override
  public void failed(String type) {
    // Nobody asks.
  }

  @Override
  public void close() {
    // It never began.
  }
}
