package org.trailmark.server.importer;

/**
 * Hears how far an import is, on its thread. Called often; must be quick. What it throws ends the
 * import, which may be taken up again there.
 */
@FunctionalInterface
public interface Progress {

  /**
   * Hears how far it is.
   *
   * @param bytes read of all files so far
   * @param total bytes of all files
   * @param statements that are done, whatever became of them: an import that is taken up again
   *     passes them over
   */
  void at(long bytes, long total, long statements);
}
