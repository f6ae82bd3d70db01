package org.trailmark.lrs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

  @ParameterizedTest
  @CsvSource({
    "admin, plugin/journey, true",
    "admin, people-read, true",
    "all, statements/read/mine, true",
    "all, define, true",
    "all, people-read, false",
    "all, admin/read, false",
    "all/read, statements/read, true",
    "all/read, statements/read/mine, true",
    "all/read, statements/write, false",
    "all/read, state, false",
    "statements/read, statements/read/mine, true",
    "statements/read/mine, statements/read, false",
    "admin/read, admin, false",
    "admin/read, statements/read, false",
    "plugin/journey, plugin/other, false",
    "plugin/journey, admin/read, false"
  })
  void scope_grantsWhatItSaysAndNoMore(String mine, String needed, boolean grants) {
    assertThat(new Scope(mine).grants(new Scope(needed))).isEqualTo(grants);
  }

  @Test
  void olderNames_standForWhatTheyAllowed() {
    assertThat(Scope.named("statements-read")).containsExactly(Scope.ALL_READ);
    assertThat(Scope.named("statements-write"))
        .isEqualTo(Set.of(Scope.STATEMENTS_WRITE, Scope.DEFINE, Scope.STATE, Scope.PROFILE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "all all", "ADMIN", "plugin/", "plugin/A", "statements"})
  void otherNames_areNoScopes(String name) {
    assertThat(Scope.named(name)).isEmpty();
  }
}
