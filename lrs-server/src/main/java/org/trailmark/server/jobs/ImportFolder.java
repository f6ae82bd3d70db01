package org.trailmark.server.jobs;

import java.io.IOException;
import java.util.List;

/** The folder into which an admin puts files to be imported. Safe on any thread. */
@FunctionalInterface
public interface ImportFolder {
  /**
   * The files that an import of all of it would read, in the order of their paths.
   *
   * @return paths below the folder, with {@code /} between their parts; empty where there is no
   *     folder
   */
  List<String> files() throws IOException;
}
