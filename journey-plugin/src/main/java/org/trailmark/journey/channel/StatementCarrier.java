package org.trailmark.journey.channel;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.Parcel;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The channel {@code statement}: an xAPI statement into the store, so that who reads the store
 * reads what was said. It interrupts nobody. A second store of one is nothing to do, for its id is
 * made of its key.
 */
public final class StatementCarrier implements Carrier {
  /** As a definition names it. */
  public static final String NAME = "statement";

  private static final long PATIENCE_SECONDS = 30;

  private final PluginContext context;

  public StatementCarrier(PluginContext context) {
    this.context = context;
  }

  @Override
  public boolean interrupts() {
    return false;
  }

  @Override
  public Carried carry(Parcel parcel) throws InterruptedException {
    try {
      context
          .store(StatementWords.of(parcel.content()))
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Carried.delivered();
    } catch (TimeoutException e) {
      return Carried.failed("the store did not answer within " + PATIENCE_SECONDS + " seconds");
    } catch (ExecutionException | CompletionException e) {
      return e.getCause() instanceof RuntimeException cause ? failed(cause) : Carried.failed(e);
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  private static Carried failed(RuntimeException e) {
    boolean never =
        e instanceof LrsException known
            && (known.code() == ProblemCode.CONFLICT
                || known.code() == ProblemCode.INVALID_STATEMENT);
    return never ? Carried.refused(String.valueOf(e.getMessage())) : Carried.failed(e);
  }
}
