package org.trailmark.spec.conformance.kit;

import java.util.ArrayList;
import java.util.List;

/**
 * A requirement and all of its cases.
 *
 * @param test the method that judged it, for example {@code IdTest.absent_isGenerated}
 */
record Judged(Requirement requirement, String test, List<Case> cases) {

  Judged(Requirement requirement, String test) {
    this(requirement, test, new ArrayList<>());
  }

  Verdict verdict() {
    if (count(Case.Outcome.FAILED) > 0) {
      return Judge.fails(requirement.level()) ? Verdict.FAILED : Verdict.WARNING;
    }
    return count(Case.Outcome.PASSED) > 0 ? Verdict.PASSED : Verdict.SKIPPED;
  }

  long count(Case.Outcome outcome) {
    return cases.stream().filter(one -> one.outcome() == outcome).count();
  }

  List<Case> failures() {
    return cases.stream().filter(one -> one.outcome() == Case.Outcome.FAILED).toList();
  }
}
