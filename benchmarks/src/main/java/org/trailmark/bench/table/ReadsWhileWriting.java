package org.trailmark.bench.table;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.Load;
import org.trailmark.bench.load.LoadClient;
import org.trailmark.bench.load.LoadResult;
import org.trailmark.bench.report.Limit;
import org.trailmark.bench.report.Row;

/** How much longer the slowest reads take while others write as fast as they can. */
final class ReadsWhileWriting {
  private static final Limit LIMIT = Limit.atMost(10);

  private final Plan plan;
  private final Subject subject;
  private final Supply supply;

  ReadsWhileWriting(Plan plan, Subject subject, Supply supply) {
    this.plan = plan;
    this.subject = subject;
    this.supply = supply;
  }

  Row measure(Progress progress) throws IOException {
    Endpoint endpoint = subject.endpoint();
    List<String> paths = new ArrayList<>(Query.byId(supply.stream, supply.taken()).paths());
    paths.addAll(Query.all(endpoint, supply.stream, supply.taken()).get(0).paths());
    String work =
        "p99 of reads (%d connections) while %d write, against none"
            .formatted(Plan.READERS_WHILE_WRITING, Plan.WRITERS_WHILE_READING);
    return Pairs.measure(
            work,
            plan.rounds(),
            progress,
            () -> read(endpoint, paths),
            () -> readWhileWriting(endpoint, paths))
        .p99(work, LIMIT);
  }

  private LoadResult readWhileWriting(Endpoint endpoint, List<String> paths) {
    LoadClient writers =
        new LoadClient(
            endpoint.address(),
            new Posts(endpoint, supply, 1),
            Load.of(Plan.WRITERS_WHILE_READING, Duration.ZERO, Duration.ofDays(1)));
    CompletableFuture<LoadResult> written = CompletableFuture.supplyAsync(writers::run);
    try {
      return read(endpoint, paths);
    } finally {
      writers.stop();
      written.join().requireNoError("writing while others read");
    }
  }

  private LoadResult read(Endpoint endpoint, List<String> paths) {
    Load load = Load.of(Plan.READERS_WHILE_WRITING, plan.warmUp(), plan.time());
    return new LoadClient(endpoint.address(), new Gets(endpoint, paths), load).run();
  }
}
