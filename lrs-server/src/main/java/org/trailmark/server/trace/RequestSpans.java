package org.trailmark.server.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import java.util.Set;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;

/** Begins a span for each request that is watched: the root of all that comes of it. */
final class RequestSpans implements ApplicationEventListener {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT");

  private final Tracer tracer;
  private final Sampling sampling;

  RequestSpans(Tracer tracer, Sampling sampling) {
    this.tracer = tracer;
    this.sampling = sampling;
  }

  @Override
  public void onEvent(ApplicationEvent event) {
    // Only requests have spans.
  }

  /** Null: it is not watched. */
  @Override
  public @Nullable RequestEventListener onRequest(RequestEvent event) {
    ContainerRequest request = event.getContainerRequest();
    TraceParent caller = TraceParent.of(request.getHeaderString(TraceParent.HEADER));
    if (!sampling.takes(caller)) {
      return null;
    }
    SpanContext parent =
        caller == null
            ? SpanContext.getInvalid()
            : SpanContext.createFromRemoteParent(
                caller.traceId(),
                caller.spanId(),
                TraceFlags.getSampled(),
                TraceState.getDefault());
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
    // What it is called is known when it is answered: that says which route it took.
    return new RequestSpan(tracer, parent, method);
  }
}
