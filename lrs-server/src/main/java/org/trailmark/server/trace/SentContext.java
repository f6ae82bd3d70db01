package org.trailmark.server.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.trailmark.lrs.trace.Span;

/**
 * The ids of a span, and who begins others.
 *
 * @param ids of the span
 */
record SentContext(Tracer tracer, SpanContext ids) implements org.trailmark.lrs.trace.SpanContext {

  @Override
  public Span begin(String name) {
    io.opentelemetry.api.trace.Span span =
        tracer
            .spanBuilder(name)
            .setParent(Context.root().with(io.opentelemetry.api.trace.Span.wrap(ids)))
            .startSpan();
    return new SentSpan(new SentContext(tracer, span.getSpanContext()), span);
  }
}
