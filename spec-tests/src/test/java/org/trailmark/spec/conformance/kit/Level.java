package org.trailmark.spec.conformance.kit;

/** How strongly a requirement is meant. */
public enum Level {
  /** A conformant LRS does it. */
  MUST,
  /**
   * The standard recommends it (SHOULD and SHOULD*). Not doing it is reported and fails nothing.
   */
  SHOULD,
  /**
   * Where the text leaves a doubt, what LRSs in the field do; and what an LRS should bear: large
   * bodies, odd characters, old clients. Fails the build only for Trailmark itself.
   */
  EXPECTED
}
