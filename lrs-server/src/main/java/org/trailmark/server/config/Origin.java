package org.trailmark.server.config;

/**
 * Where a setting was given.
 *
 * @param text a file, a variable of the environment, an option; empty: by the program itself
 * @param line of the file, from 1; 0: no file
 */
record Origin(String text, int line) {
  static final Origin PROGRAM = new Origin("", 0);

  /** What to put in front of a message about it. */
  String prefix() {
    return text.isEmpty() ? "" : this + ": ";
  }

  @Override
  public String toString() {
    return line == 0 ? text : text + ", line " + line;
  }
}
