package org.trailmark.server.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.UUID;

/** Puts OpenTelemetry's SDK together: protocol buffers over the JDK's HTTP client. */
final class Otlp {
  private static final Duration ANSWERING = Duration.ofSeconds(5);
  private static final String SCOPE = "org.trailmark";

  private Otlp() {}

  static Tracing open(Receiver receiver, Sampling sampling) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(receiver.endpoint().toString())
            .setConnectTimeout(ANSWERING)
            .setTimeout(ANSWERING)
            .setRetryPolicy(null); // what is not taken is dropped: newer spans tell more
    receiver.headers().forEach(exporter::addHeader);
    SpanQueue queue = new SpanQueue(exporter.build(), receiver.shown(), ANSWERING);
    SdkTracerProvider spans =
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(resource(receiver)))
            .setSampler(Sampler.alwaysOn()) // whatever is not to be watched never gets so far
            .addSpanProcessor(queue)
            .build();
    queue.start();
    return new Tracing(queue, new RequestSpans(spans.get(SCOPE), sampling));
  }

  private static Resource resource(Receiver receiver) {
    return Resource.create(
        Attributes.of(
            AttributeKey.stringKey("service.name"),
            receiver.service(),
            AttributeKey.stringKey("service.version"),
            receiver.version(),
            AttributeKey.stringKey("service.instance.id"),
            UUID.randomUUID().toString()));
  }
}
