package org.trailmark.server.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.WriterLoad;
import org.trailmark.server.trace.Tracing;

/** What is measured of a server beside its requests and its plugins. */
final class ServerMetrics {
  private ServerMetrics() {}

  static void ofJvm(MeterRegistry metrics) {
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    new FileDescriptorMetrics().bindTo(metrics);
    new UptimeMetrics().bindTo(metrics);
  }

  static void ofStorage(MeterRegistry metrics, Storage storage) {
    Gauge.builder("trailmark.statements.head", storage.log(), StatementLog::head)
        .description("Place of the newest statement in the log")
        .register(metrics);
    StatementWriter writer = storage.writer();
    gauge(metrics, writer, "waiting.batches", "Batches that wait", WriterLoad::waitingBatches);
    gauge(metrics, writer, "waiting.bytes", "JSON that waits", WriterLoad::waitingBytes);
    gauge(metrics, writer, "room.bytes", "JSON that may wait", WriterLoad::roomBytes);
    counter(metrics, writer, "commits", "Transactions", WriterLoad::commits);
    counter(metrics, writer, "statements", "Statements in them", WriterLoad::statements);
    counter(
        metrics,
        writer,
        "commit.seconds",
        "Time that the transactions took, most of it the disk's",
        load -> load.committing().toNanos() / 1e9);
  }

  private static void gauge(
      MeterRegistry metrics,
      StatementWriter writer,
      String name,
      String description,
      ToDoubleFunction<WriterLoad> value) {
    Gauge.builder("trailmark.writer." + name, writer, w -> value.applyAsDouble(w.load()))
        .description(description)
        .register(metrics);
  }

  private static void counter(
      MeterRegistry metrics,
      StatementWriter writer,
      String name,
      String description,
      ToDoubleFunction<WriterLoad> value) {
    FunctionCounter.builder("trailmark.writer." + name, writer, w -> value.applyAsDouble(w.load()))
        .description(description)
        .register(metrics);
  }

  static void ofTraces(MeterRegistry metrics, Tracing tracing) {
    FunctionCounter.builder("trailmark.tracing.spans.sent", tracing, Tracing::sent)
        .description("Spans that the receiver took")
        .register(metrics);
    FunctionCounter.builder("trailmark.tracing.spans.dropped", tracing, Tracing::dropped)
        .description("Spans that were dropped, because the receiver was away or too slow")
        .register(metrics);
  }

  /** By their names, without what they all begin with. */
  static void ofConnections(MeterRegistry metrics, Map<String, DoubleSupplier> gauges) {
    gauges.forEach(
        (name, value) ->
            Gauge.builder("trailmark.http." + name, value, DoubleSupplier::getAsDouble)
                .strongReference(true)
                .description("Of connections and bodies in hand: " + name.replace('.', ' '))
                .register(metrics));
  }
}
