package org.trailmark.server.privacy;

import java.util.List;

/** Files of this node that lie beside the store and may hold anybody's statements. */
public interface FilesBeside {

  /** How many jobs {@link #removeJobs} would remove. */
  int jobs();

  /**
   * Removes the jobs whose files may hold statements: every export, which is cancelled where it is
   * not over, and every import that is over.
   *
   * @return how many
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} if one does not let go
   *     in time
   */
  int removeJobs();

  /** Files that an admin put there to be imported: their paths, in order. Nobody removes them. */
  List<String> imports();
}
