package org.trailmark.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.function.Executable;

/** Says that a wrong implementation does not get by a test of its contract. */
final class Caught {
  private Caught() {}

  /**
   * Runs the test of the contract, which must fail.
   *
   * @param test one of a contract over a wrong implementation
   */
  static void by(Executable test) {
    assertThatThrownBy(test::execute).isInstanceOf(AssertionError.class);
  }
}
