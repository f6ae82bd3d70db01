package org.trailmark.spec.conformance.kit;

/** What the kit says about a requirement. */
enum Verdict {
  /** A MUST that is not met; of Trailmark, something expected too. */
  FAILED,
  /** Something recommended or expected that is not met. */
  WARNING,
  PASSED,
  /** Could not be decided with this LRS. */
  SKIPPED
}
