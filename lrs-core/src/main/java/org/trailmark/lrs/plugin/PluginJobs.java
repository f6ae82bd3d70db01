package org.trailmark.lrs.plugin;

import java.util.List;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The long work that a plugin does by itself, reading history for example: shown to admins among
 * the jobs of the server. Called on request threads.
 */
public interface PluginJobs {

  /** What is under way or paused; what is done is told no more. */
  List<PluginJob> underWay();

  /**
   * Stops one for a while.
   *
   * @throws LrsException {@code NOT_FOUND} or {@code CONFLICT} if it is not under way
   */
  void pause(String id);

  /**
   * Lets one go on.
   *
   * @throws LrsException {@code NOT_FOUND} or {@code CONFLICT} if it is not under way
   */
  void resume(String id);

  /** Whether what is under way can be cancelled. */
  default boolean cancels() {
    return false;
  }

  /**
   * Stops one for good, before it takes effect; nothing is left of what it did. Called where {@link
   * #cancels} says so.
   *
   * @throws LrsException {@code NOT_FOUND} or {@code CONFLICT} if it is not under way
   */
  default void cancel(String id) {
    throw new LrsException(ProblemCode.CONFLICT, "This cannot be cancelled.");
  }
}
