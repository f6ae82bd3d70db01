package org.trailmark.bench.report;

/** What is to be said of a row. */
public enum Verdict {
  REACHED("yes"),
  MISSED("NO"),
  /** It was tried, and an answer was not good or something broke off. */
  FAILED("FAILED"),
  /** It cannot be measured here. */
  LEFT_OUT("left out");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  static Verdict of(boolean reached) {
    return reached ? REACHED : MISSED;
  }

  /** As the table says it. */
  @Override
  public String toString() {
    return word;
  }
}
