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

  /**
   * Stores until there are so many or a few more.
   *
   * @param statements more than are there
   * @return statements a second
   */
  double to(long statements) {
    long batches = (statements - supply.taken() + Plan.BATCH - 1) / Plan.BATCH;
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
