package org.trailmark.server.importer;

/** Hears what becomes of statements. Called on the thread of the import; must be quick. */
public interface Outcome {

  /** So many are new. */
  void stored(long count);

  /** So many were there already, equal. */
  void known(long count);

  /**
   * One was refused, or is broken and was never sent.
   *
   * @param place file and line
   */
  void refused(String why, String place);
}
