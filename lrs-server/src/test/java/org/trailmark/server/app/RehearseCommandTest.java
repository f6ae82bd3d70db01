package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearseCommandTest {

  /** Each answer must be a 200, or the command fails; then {@code ./trailmark} archives nothing. */
  @Test
  void rehearsal_startsTwiceAndIsAnswered() {
    assertThat(Main.run("rehearse")).isZero();
  }
}
