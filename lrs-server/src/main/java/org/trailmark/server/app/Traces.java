package org.trailmark.server.app;

import java.net.URI;
import java.util.Optional;
import org.trailmark.server.config.TracingConfig;
import org.trailmark.server.trace.Receiver;
import org.trailmark.server.trace.Sampling;
import org.trailmark.server.trace.Tracing;

/** Opens traces, where the operator names a receiver; else nothing of OpenTelemetry is loaded. */
final class Traces {
  private Traces() {}

  /** Empty: nobody is told. */
  static Optional<Tracing> open(TracingConfig config) {
    String endpoint = config.endpoint();
    if (endpoint == null) {
      return Optional.empty();
    }
    return Optional.of(
        Tracing.to(
            new Receiver(
                URI.create(endpoint),
                config.headerValues(),
                config.serviceName(),
                Version.current()),
            new Sampling(config.sample(), config.followCaller())));
  }
}
