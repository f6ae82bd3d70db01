package org.trailmark.spec.conformance.kit;

/**
 * What came of one case of a requirement.
 *
 * @param name of the case; empty when the requirement has one only
 * @param reason why it failed or was skipped; empty when it passed
 * @param exchanges the requests and responses of a failure; empty otherwise
 */
record Case(String name, Outcome outcome, String reason, String exchanges) {

  enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  static Case passed(String name) {
    return new Case(name, Outcome.PASSED, "", "");
  }

  static Case failed(String name, String reason, String exchanges) {
    return new Case(name, Outcome.FAILED, reason, exchanges);
  }

  static Case skipped(String name, String reason) {
    return new Case(name, Outcome.SKIPPED, reason, "");
  }
}
