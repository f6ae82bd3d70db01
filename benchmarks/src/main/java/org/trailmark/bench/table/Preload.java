package org.trailmark.bench.table;

import java.util.Locale;
import org.trailmark.bench.load.Load;
import org.trailmark.bench.load.LoadClient;
import org.trailmark.bench.load.LoadResult;

/** Fills a store, in batches over several connections. */
final class Preload {
  private final Subject subject;
  private final Supply supply;
  private final Progress progress;

  Preload(Subject subject, Supply supply, Progress progress) {
    this.subject = subject;
    this.supply = supply;
    this.progress = progress;
  }

  /** Is told after each step how many statements are stored, and how many a second went in. */
  @FunctionalInterface
  interface Watcher {
    void at(long stored, double rate);
  }

  /** Stores until there are so many, in as many steps. */
  void to(long statements, int steps, Watcher watcher) {
    long from = supply.taken();
    for (int i = 1; i <= steps && supply.taken() < statements; i++) {
      long target = from + (statements - from) * i / steps;
      long batches = (target - supply.taken() + Plan.BATCH - 1) / Plan.BATCH;
      if (batches > 0) {
        double rate = store(batches);
        watcher.at(supply.taken(), rate);
      }
    }
  }

  private double store(long batches) {
    Posts posts = new Posts(subject.endpoint(), supply, Plan.BATCH);
    LoadResult result =
        new LoadClient(
                subject.endpoint().address(), posts, Load.of(Plan.BATCH_CONNECTIONS, batches))
            .run()
            .requireGood("storing what is to be queried");
    double rate = result.rate() * Plan.BATCH;
    progress.say(
        String.format(Locale.ROOT, "%,d statements stored, %,.0f/s", supply.taken(), rate));
    return rate;
  }
}
