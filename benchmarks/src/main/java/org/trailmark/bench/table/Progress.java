package org.trailmark.bench.table;

/** Is told what goes on, a line at a time. */
@FunctionalInterface
public interface Progress {
  void say(String line);
}
