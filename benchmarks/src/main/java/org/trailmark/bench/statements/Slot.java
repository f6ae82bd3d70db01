package org.trailmark.bench.statements;

/** A place in a template that differs from statement to statement; always of the same width. */
enum Slot {
  ID('\u0001', 36),
  LEARNER('\u0002', 10),
  REGISTRATION('\u0003', 36),
  TIMESTAMP('\u0004', 24),
  SESSION('\u0005', 16),
  /** Two digits, the first not zero, so that they are a JSON number by themselves. */
  SCORE('\u0006', 2);

  private final char mark;
  final int width;

  Slot(char mark, int width) {
    this.mark = mark;
    this.width = width;
  }

  /** What stands in the template's text where the slot is. */
  String marks() {
    return String.valueOf(mark).repeat(width);
  }
}
