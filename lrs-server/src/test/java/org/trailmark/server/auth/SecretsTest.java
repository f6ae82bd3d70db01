package org.trailmark.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

  @Test
  void madeSecret_isFoundByItsQuickHash_andNoOtherIs() {
    String secret = Secrets.made();
    String hash = Secrets.hashOfMade(secret);

    assertThat(secret).hasSize(64).isNotEqualTo(Secrets.made());
    assertThat(hash).doesNotContain(secret);
    assertThat(Secrets.matches(secret, hash)).isTrue();
    assertThat(Secrets.matches(Secrets.made(), hash)).isFalse();
    assertThat(Secrets.matches("", hash)).isFalse();
  }

  @Test
  void chosenSecret_isFoundByItsSlowHash_whichDiffersEachTime() {
    String hash = Secrets.hashOfChosen("correct horse");

    assertThat(hash).startsWith("$argon2id$").isNotEqualTo(Secrets.hashOfChosen("correct horse"));
    assertThat(Secrets.matches("correct horse", hash)).isTrue();
    assertThat(Secrets.matches("Correct horse", hash)).isFalse();
  }

  @Test
  void hashOfAnUnknownKey_matchesNothing() {
    Secrets.matchNobody("anything"); // asserts that it does not match
  }

  @Test
  void configured_isTakenForWhatItLooksLike() {
    String made = Secrets.made();

    assertThat(Secrets.isMade(Secrets.hashOfConfigured(made))).isTrue();
    assertThat(Secrets.matches(made, Secrets.hashOfConfigured(made))).isTrue();
    assertThat(Secrets.isMade(Secrets.hashOfConfigured(made.substring(1)))).isFalse();
    assertThat(Secrets.isMade(Secrets.hashOfConfigured("correct horse battery"))).isFalse();
  }
}
