package org.trailmark.bench.table;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.Load;
import org.trailmark.bench.load.LoadClient;
import org.trailmark.bench.load.LoadResult;
import org.trailmark.bench.load.RequestSource;
import org.trailmark.bench.report.Limit;
import org.trailmark.bench.report.Row;
import org.trailmark.bench.report.Spread;

/** The rows about requests a second, which must hold whatever is stored. */
final class Rates {
  private static final Limit SINGLE = Limit.atLeast(0.6);
  private static final Limit BATCH = Limit.atLeast(0.5);
  private static final Limit QUERY = Limit.atLeast(0.5);
  private static final Limit BY_ID = Limit.atLeast(0.7);
  private static final Limit P99 = Limit.atMost(5);

  private final Plan plan;
  private final Subject subject;
  private final Limits limits;
  private final Supply supply;
  private final Progress progress;

  Rates(Plan plan, Subject subject, Limits limits, Supply supply, Progress progress) {
    this.plan = plan;
    this.subject = subject;
    this.limits = limits;
    this.supply = supply;
    this.progress = progress;
  }

  /** Reads first, so that they meet as many statements as were asked for. */
  List<Row> measure() throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Row> reads = new ArrayList<>();
    for (Query query : Query.all(subject.endpoint(), supply.stream, supply.taken())) {
      reads.add(read(query, QUERY));
    }
    reads.add(read(Query.byId(supply.stream, supply.taken()), BY_ID));
    Row few = single(32).rates(SINGLE);
    Pairs many = single(128);
    rows.add(few);
    rows.add(many.rates(SINGLE));
    rows.add(batches());
    rows.addAll(reads);
    rows.add(many.p99("p99 of single POSTs, 128 connections", P99));
    return rows;
  }

  /** Lets both sides compile what they need, uncounted: each for three measurements' time. */
  void warmUp() {
    progress.say("warming up");
    Supply forgotten = new Supply(supply.stream);
    warmUp(limits.noOp(), new Posts(limits.noOp(), forgotten, 1));
    warmUp(limits.noOp(), new Gets(limits.noOp(), List.of("/bytes/1500", "/bytes/75000")));
    Endpoint lrs = subject.endpoint();
    warmUp(lrs, new Posts(lrs, supply, 1));
    List<String> paths = new ArrayList<>();
    for (Query query : Query.all(lrs, supply.stream, supply.taken())) {
      paths.addAll(query.paths());
    }
    warmUp(lrs, new Gets(lrs, paths));
  }

  private void warmUp(Endpoint endpoint, RequestSource source) {
    load(endpoint, source, Plan.QUERY_CONNECTIONS, Duration.ZERO, plan.time().multipliedBy(3))
        .requireNoError("warming up");
  }

  private Pairs single(int connections) throws IOException {
    Supply forgotten = new Supply(supply.stream);
    return Pairs.measure(
        "single-statement POST, %d connections".formatted(connections),
        plan.rounds(),
        progress,
        () -> load(limits.noOp(), new Posts(limits.noOp(), forgotten, 1), connections),
        () -> load(subject.endpoint(), new Posts(subject.endpoint(), supply, 1), connections));
  }

  private Row read(Query query, Limit limit) throws IOException {
    int bytes = query.check(subject.endpoint());
    return Pairs.measure(
            "%s (%,d bytes)".formatted(query.name(), bytes),
            plan.rounds(),
            progress,
            () ->
                load(
                    limits.noOp(),
                    new Gets(limits.noOp(), List.of("/bytes/" + bytes)),
                    Plan.QUERY_CONNECTIONS),
            () ->
                load(
                    subject.endpoint(),
                    new Gets(subject.endpoint(), query.paths()),
                    Plan.QUERY_CONNECTIONS))
        .rates(limit);
  }

  private Row batches() throws IOException {
    String work = "POST of %d, %d connections".formatted(Plan.BATCH, Plan.BATCH_CONNECTIONS);
    double[] ours = new double[plan.rounds()];
    double[] against = new double[plan.rounds()];
    double[] ratios = new double[plan.rounds()];
    for (int i = 0; i < ratios.length; i++) {
      against[i] = limits.appendRate(plan.time());
      RequestSource posts = new Posts(subject.endpoint(), supply, Plan.BATCH);
      LoadResult result = load(subject.endpoint(), posts, Plan.BATCH_CONNECTIONS).requireGood(work);
      ours[i] = result.rate() * Plan.BATCH;
      ratios[i] = ours[i] / against[i];
    }
    Row row =
        new Row(
            work, BATCH, Spread.of(ratios), statements(ours), statements(against) + " appended");
    progress.say("%s: %s; against %s".formatted(work, row.ours(), row.against()));
    return row;
  }

  private static String statements(double[] rates) {
    return String.format(Locale.ROOT, "%,.0f statements/s", Spread.of(rates).median());
  }

  private LoadResult load(Endpoint endpoint, RequestSource source, int connections) {
    return load(endpoint, source, connections, plan.warmUp(), plan.time());
  }

  private static LoadResult load(
      Endpoint endpoint, RequestSource source, int connections, Duration warmUp, Duration time) {
    return new LoadClient(endpoint.address(), source, Load.of(connections, warmUp, time)).run();
  }
}
