package org.trailmark.lrs.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.trailmark.lrs.xapi.ValidStatement;

/** Takes statements in. */
public interface StatementWriter {

  /**
   * Stores a batch, wholly or not at all. Returns at once; the stage completes after the durable
   * commit, on the writer's thread: whoever continues there must not block.
   *
   * <p>A statement whose id is stored already is left out when it equals the stored one (xAPI-Data
   * 2.3.1, Statement Comparison); when it differs the whole batch fails.
   *
   * @param batch at least one statement, no two with the same id
   * @return what was done; fails with an {@link org.trailmark.lrs.problem.LrsException} of code
   *     {@code CONFLICT} (a fault for each differing statement), or {@code STORE_UNAVAILABLE}
   */
  CompletionStage<Appended> append(List<ValidStatement> batch);

  /** How busy it is; for whoever watches over it. */
  default WriterLoad load() {
    return WriterLoad.NONE;
  }

  /**
   * The outcome of an append.
   *
   * @param stored how many statements are new
   * @param known how many were there already, equal
   */
  record Appended(int stored, int known) {}
}
