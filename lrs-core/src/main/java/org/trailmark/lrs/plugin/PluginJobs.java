package org.trailmark.lrs.plugin;

import java.util.List;

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
   * @throws org.trailmark.lrs.problem.LrsException {@code NOT_FOUND} or {@code CONFLICT} if it is
   *     not under way
   */
  void pause(String id);

  /**
   * Lets one go on.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code NOT_FOUND} or {@code CONFLICT} if it is
   *     not under way
   */
  void resume(String id);
}
