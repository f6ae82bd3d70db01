package org.trailmark.spec.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is disabled is remembered, and can be taken back. */
interface DisabledPluginsContract extends ReopenableStorage {

  @Test
  default void disabledPlugins_areRemembered_untilTheyAreEnabled() {
    assertThat(storage().disabledPlugins().names()).isEmpty();
    storage().disabledPlugins().set("first", true);
    storage().disabledPlugins().set("second", true);
    storage().disabledPlugins().set("second", true);

    reopen();
    storage().disabledPlugins().set("first", false);
    storage().disabledPlugins().set("third", false);

    assertThat(storage().disabledPlugins().names()).containsExactly("second");
  }
}
