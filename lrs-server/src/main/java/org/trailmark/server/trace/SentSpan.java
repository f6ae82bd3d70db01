package org.trailmark.server.trace;

import io.opentelemetry.api.trace.StatusCode;
import org.trailmark.lrs.trace.Span;
import org.trailmark.lrs.trace.SpanContext;

/** A span that will be sent. */
final class SentSpan implements Span {
  private final SentContext context;
  private final io.opentelemetry.api.trace.Span span;

  SentSpan(SentContext context, io.opentelemetry.api.trace.Span span) {
    this.context = context;
    this.span = span;
  }

  @Override
  public SpanContext context() {
    return context;
  }

  @Override
  public Span with(String attribute, String value) {
    span.setAttribute(attribute, value);
    return this;
  }

  @Override
  public Span with(String attribute, long value) {
    span.setAttribute(attribute, value);
    return this;
  }

  @Override
  public void link(SpanContext other) {
    if (other instanceof SentContext sent) {
      span.addLink(sent.ids());
    }
  }

  @Override
  public void failed(String type) {
    span.setAttribute("error.type", type);
    span.setStatus(StatusCode.ERROR);
  }

  @Override
  public void close() {
    span.end();
  }
}
