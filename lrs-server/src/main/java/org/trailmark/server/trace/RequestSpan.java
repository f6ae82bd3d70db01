package org.trailmark.server.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The span of one request, from its head to the last byte of its answer, by OpenTelemetry's
 * conventions for HTTP servers. Its address and its query, which name learners, its caller and
 * whence she calls stay here; of the path the route is told.
 *
 * <p>The trace's id stands in the log beside the request's, on whatever thread the request is.
 */
final class RequestSpan implements RequestEventListener {
  private static final String MDC_KEY = "trace";
  private static final int FIRST_FAILURE = 500;

  private final String method;
  private final Span span;
  private final SentContext context;
  private org.trailmark.lrs.trace.@Nullable SpanContext before;

  /**
   * @param parent an invalid one begins a trace
   */
  RequestSpan(Tracer tracer, SpanContext parent, String method) {
    this.method = method;
    this.span =
        tracer
            .spanBuilder(method)
            .setParent(Context.root().with(Span.wrap(parent)))
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    this.context = new SentContext(tracer, span.getSpanContext());
    MDC.put(MDC_KEY, context.ids().getTraceId());
  }

  @Override
  public void onEvent(RequestEvent event) {
    switch (event.getType()) {
      case RESOURCE_METHOD_START -> before = context.makeCurrent();
      case RESOURCE_METHOD_FINISHED -> leave();
      // An answer that was put off is made on another thread.
      case ON_EXCEPTION, RESP_FILTERS_START -> MDC.put(MDC_KEY, context.ids().getTraceId());
      case FINISHED -> end(event);
      default -> {}
    }
  }

  /** What the thread does after this is another's business, where the answer was put off. */
  private void leave() {
    if (before != null) {
      before.makeCurrent();
      before = null;
    }
    MDC.remove(MDC_KEY);
  }

  private void end(RequestEvent event) {
    span.setAttribute("http.request.method", method);
    @Nullable String route = route(event.getUriInfo());
    if (route != null) {
      span.updateName(method + " " + route);
      span.setAttribute("http.route", route);
    }
    ContainerResponse response = event.getContainerResponse();
    if (response != null) {
      int status = response.getStatus();
      span.setAttribute("http.response.status_code", status);
      String id = response.getHeaderString("X-Request-Id");
      if (id != null) {
        span.setAttribute("trailmark.request", id);
      }
      if (status >= FIRST_FAILURE) {
        failed(Integer.toString(status));
      }
    } else if (event.getException() != null) {
      failed(event.getException().getClass().getName());
    }
    span.end();
    MDC.remove(MDC_KEY);
  }

  private void failed(String type) {
    span.setAttribute("error.type", type);
    span.setStatus(StatusCode.ERROR);
  }

  /** As it is declared: {@code /xapi/statements}; null where nothing answers to the address. */
  private static @Nullable String route(ExtendedUriInfo uri) {
    if (uri.getMatchedResourceMethod() == null) {
      return null;
    }
    StringBuilder route = new StringBuilder();
    uri.getMatchedTemplates().forEach(template -> route.insert(0, "/" + template.getTemplate()));
    route.insert(0, uri.getBaseUri().getRawPath());
    return route.toString().replaceAll("/{2,}", "/");
  }
}
