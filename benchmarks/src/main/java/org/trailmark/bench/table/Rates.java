package org.trailmark.bench.table;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trailmark.bench.load.Endpoint;
import org.trailmark.bench.load.Load;
import org.trailmark.bench.load.LoadClient;
import org.trailmark.bench.load.LoadFailure;
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

  /** Of the warm-ups that were asked for. */
  private static final int AT_MOST_TIMES = 3;

  private static final int WITHOUT_GAIN = 6;

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
    List<Row> reads = new ArrayList<>();
    for (Query query : Query.all(subject.endpoint(), supply.stream, supply.taken())) {
      reads.add(read(query, QUERY));
    }
    reads.add(read(Query.byId(supply.stream, supply.taken()), BY_ID));
    List<Row> rows = new ArrayList<>(List.of(single(32), single(128), batches()));
    rows.addAll(reads);
    return rows;
  }

  /** Lets both sides compile what they need, uncounted. */
  void warmUp() {
    progress.say("waiting for what was put off, then warming up");
    subject.awaitIdle();
    Supply forgotten = new Supply(supply.stream);
    warmUp(limits.noOp(), new Posts(limits.noOp(), forgotten, 1));
    warmUp(limits.noOp(), new Gets(limits.noOp(), List.of("/bytes/1500", "/bytes/75000")));
    Endpoint lrs = subject.endpoint();
    warmUp(lrs, new Posts(lrs, supply, 1));
    List<String> paths = new ArrayList<>();
    for (Query query : Query.all(lrs, supply.stream, supply.taken())) {
      paths.addAll(query.paths());
    }
    paths.addAll(Query.byId(supply.stream, supply.taken()).paths());
    warmUp(lrs, new Gets(lrs, paths));
  }

  /**
   * For a while, and until it has got no faster for another. A single measurement without gain is
   * no sign: compilers work in the background, for longer than that, and compete with the load.
   */
  private void warmUp(Endpoint endpoint, RequestSource source) {
    double best = 0;
    int since = 0;
    int least = plan.warmUps();
    for (int i = 0; i < least || (i < AT_MOST_TIMES * least && since < WITHOUT_GAIN); i++) {
      double rate =
          load(endpoint, source, Plan.QUERY_CONNECTIONS, Duration.ZERO)
              .requireGood("warming up")
              .rate();
      since = rate > 1.05 * best ? 0 : since + 1;
      best = Math.max(best, rate);
    }
  }

  private Row single(int connections) {
    Endpoint lrs = subject.endpoint();
    Supply forgotten = new Supply(supply.stream);
    return new Pairs(
            "single-statement POST, %d connections".formatted(connections),
            "no-op POST",
            plan.rounds(),
            subject,
            progress)
        .rates(
            SINGLE,
            () -> load(limits.noOp(), new Posts(limits.noOp(), forgotten, 1), connections),
            () -> load(lrs, new Posts(lrs, supply, 1), connections));
  }

  private Row read(Query query, Limit limit) {
    Endpoint lrs = subject.endpoint();
    try {
      int length = query.check(lrs);
      List<String> bytes = List.of("/bytes/" + length);
      String comparedWith = String.format(Locale.ROOT, "%,d bytes from memory", length);
      return new Pairs(query.name(), comparedWith, plan.rounds(), subject, progress)
          .rates(
              limit,
              () -> load(limits.noOp(), new Gets(limits.noOp(), bytes), Plan.QUERY_CONNECTIONS),
              () -> load(lrs, new Gets(lrs, query.paths()), Plan.QUERY_CONNECTIONS));
    } catch (LoadFailure e) {
      return progress.row(Row.failed(query.name(), limit, String.valueOf(e.getMessage())));
    }
  }

  private Row batches() throws IOException {
    String work = "POST of %d, %d connections".formatted(Plan.BATCH, Plan.BATCH_CONNECTIONS);
    Endpoint lrs = subject.endpoint();
    double[] ours = new double[plan.rounds()];
    double[] against = new double[plan.rounds()];
    double[] ratios = new double[plan.rounds()];
    try {
      for (int i = 0; i < ratios.length; i++) {
        subject.awaitIdle();
        against[i] = limits.appendRate(plan.time());
        LoadResult result = load(lrs, new Posts(lrs, supply, Plan.BATCH), Plan.BATCH_CONNECTIONS);
        ours[i] = result.requireGood("the LRS").rate() * Plan.BATCH;
        ratios[i] = ours[i] / against[i];
      }
    } catch (LoadFailure e) {
      return progress.row(Row.failed(work, BATCH, String.valueOf(e.getMessage())));
    }
    return progress.row(
        Row.of(
            work,
            BATCH,
            Spread.of(ratios),
            statements(ours),
            "bare append: " + statements(against)));
  }

  private static String statements(double[] rates) {
    return String.format(Locale.ROOT, "%,.0f statements/s", Spread.of(rates).median());
  }

  private LoadResult load(Endpoint endpoint, RequestSource source, int connections) {
    return load(endpoint, source, connections, plan.warmUp());
  }

  private LoadResult load(
      Endpoint endpoint, RequestSource source, int connections, Duration warmUp) {
    Load load = Load.of(connections, warmUp, plan.time());
    return new LoadClient(endpoint.address(), source, load).run();
  }
}
