package org.trailmark.server.importer;

/** Hears how far an import is. Called often; must be quick. */
@FunctionalInterface
public interface Progress {

  /**
   * Hears how far it is.
   *
   * @param bytes read of all files so far
   * @param total bytes of all files
   * @param statements that are done, whatever became of them
   */
  void at(long bytes, long total, long statements);
}
