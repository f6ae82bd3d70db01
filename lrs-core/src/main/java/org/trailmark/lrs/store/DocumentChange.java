package org.trailmark.lrs.store;

import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a document in the sight of what is there. Called within the transaction
 * that carries the decision out, on the storage's thread, perhaps more than once: no side effects,
 * no waiting.
 */
@FunctionalInterface
public interface DocumentChange {

  /**
   * The new content.
   *
   * @param current null: there is no such document
   * @return null: there shall be none
   * @throws org.trailmark.lrs.problem.LrsException to leave everything as it is; whoever asked for
   *     the change is told
   */
  @Nullable DocumentContent apply(@Nullable Document current);
}
