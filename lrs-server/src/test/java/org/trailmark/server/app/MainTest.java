package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void eachCommand_isFoundByItsName() {
    assertThat(Main.line().getSubcommands()).containsKeys("serve", "import", "demo", "version");
    for (String command : Main.line().getSubcommands().keySet()) {
      assertThat(Main.run(command, "--help")).as(command).isZero();
    }
  }

  @Test
  void whatIsNoCommand_isNotUnderstood() {
    assertThat(Main.run("serv")).isEqualTo(2);
    assertThat(Main.run("serv", "serve")).isEqualTo(2);
    assertThat(Main.run("--serve")).isEqualTo(2);
  }

  @Test
  void helpAndVersion_areNoMistake() {
    assertThat(Main.run("--help")).isZero();
    assertThat(Main.run("--version")).isZero();
  }
}
