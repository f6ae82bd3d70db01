package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys are kept by their name; the first one stays until another is put in its place. */
interface SigningKeyContract extends ReopenableStorage {

  @Test
  default void signingKey_added_isKept_andASecondOneIsNot() {
    byte[] first = {0, -1, 13, 10};
    assertThat(storage().signingKeys().find("links")).isEmpty();

    assertThat(storage().signingKeys().addIfMissing("links", first)).isEqualTo(first);
    assertThat(storage().signingKeys().addIfMissing("links", new byte[] {1})).isEqualTo(first);
    reopen();

    assertThat(storage().signingKeys().find("links")).contains(first);
    assertThat(storage().signingKeys().find("other")).isEmpty();
  }

  @Test
  default void signingKey_replaced_isTheNewOne() {
    storage().signingKeys().replace("links", new byte[] {1});
    storage().signingKeys().replace("links", new byte[] {2});

    assertThat(storage().signingKeys().find("links")).contains(new byte[] {2});
  }
}
