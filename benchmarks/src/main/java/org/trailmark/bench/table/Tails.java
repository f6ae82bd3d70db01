package org.trailmark.bench.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.Load;
import org.trailmark.bench.load.LoadClient;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.bench.load.LoadResult;
import org.trailmark.bench.load.RequestSource;
import org.trailmark.bench.report.Limit;
import org.trailmark.bench.report.Row;

/**
 * The rows about the slowest hundredth of the answers. They are measured for longer than the rates:
 * what a store puts off must come due meanwhile.
 */
final class Tails {
  private static final int LONGER = 3;
  private static final Limit POSTS = Limit.atMost(5);
  private static final Limit READS = Limit.atMost(10);

  private final Plan plan;
  private final Subject subject;
  private final Limits limits;
  private final Supply supply;
  private final Progress progress;

  Tails(Plan plan, Subject subject, Limits limits, Supply supply, Progress progress) {
    this.plan = plan;
    this.subject = subject;
    this.limits = limits;
    this.supply = supply;
    this.progress = progress;
  }

  List<Row> measure() {
    return List.of(posts(), readsWhileWriting());
  }

  private Row posts() {
    Endpoint lrs = subject.endpoint();
    Supply forgotten = new Supply(supply.stream);
    return pairs("p99 of single POSTs, 128 connections", "no-op POST")
        .p99(
            POSTS,
            () -> load(limits.noOp(), 128, new Posts(limits.noOp(), forgotten, 1)),
            () -> load(lrs, 128, new Posts(lrs, supply, 1)));
  }

  private Row readsWhileWriting() {
    Endpoint lrs = subject.endpoint();
    // Chosen now: what is under way while others write may not be found yet.
    List<String> paths = new ArrayList<>(Query.byId(supply.stream, supply.taken()).paths());
    paths.addAll(Query.frequentAgent(supply.stream).paths());
    String work =
        "p99 of reads (%d connections) while %d write"
            .formatted(Plan.READERS_WHILE_WRITING, Plan.WRITERS_WHILE_READING);
    return pairs(work, "nobody writes")
        .p99(READS, () -> read(lrs, paths), () -> readWhileWriting(lrs, paths));
  }

  private LoadResult readWhileWriting(Endpoint lrs, List<String> paths) {
    LoadClient writers =
        new LoadClient(
            lrs.address(),
            new Posts(lrs, supply, 1),
            Load.of(Plan.WRITERS_WHILE_READING, Duration.ZERO, Duration.ofDays(1)));
    CompletableFuture<LoadResult> written = CompletableFuture.supplyAsync(writers::run);
    try {
      return read(lrs, paths);
    } finally {
      writers.stop();
      requireGood(written);
    }
  }

  private static void requireGood(CompletableFuture<LoadResult> written) {
    try {
      written.join().requireGood("writing while others read");
    } catch (CompletionException e) {
      throw new LoadFailure("writing while others read: " + e.getCause(), e);
    }
  }

  private LoadResult read(Endpoint lrs, List<String> paths) {
    return load(lrs, Plan.READERS_WHILE_WRITING, new Gets(lrs, paths));
  }

  private LoadResult load(Endpoint endpoint, int connections, RequestSource source) {
    Load load = Load.of(connections, plan.warmUp(), plan.time().multipliedBy(LONGER));
    return new LoadClient(endpoint.address(), source, load).run();
  }

  private Pairs pairs(String work, String comparedWith) {
    return new Pairs(work, comparedWith, plan.rounds(), subject, progress);
  }
}
