package org.trailmark.spec.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What statements say of activities is gathered. */
interface ActivityContract extends ReopenableStorage {

  @Test
  default void definition_ofAnActivityNobodyDefined_isNone() {
    append(Sample.of("ann", "did").on("a"));

    assertThat(definition("a")).isEmpty();
    assertThat(definition("never heard of")).isEmpty();
  }

  @Test
  default void definition_isWhatStatementsSaidOneAfterTheOther() {
    define("a", "{\"name\":{\"en\":\"Old\",\"de\":\"Alt\"},\"type\":\"http://t/1\"}");
    define("a", "{\"name\":{\"en\":\"New\",\"fr\":\"Neuf\"},\"moreInfo\":\"http://m\"}");
    define("b", "{\"name\":{\"en\":\"Other\"}}");

    reopen();

    assertThat(definition("a"))
        .contains(
            "{\"name\":{\"en\":\"New\",\"de\":\"Alt\",\"fr\":\"Neuf\"},\"type\":\"http://t/1\","
                + "\"moreInfo\":\"http://m\"}");
    define("a", "{\"name\":{\"en\":\"Newest\"}}");
    assertThat(definition("a").orElseThrow()).contains("\"en\":\"Newest\"", "\"de\":\"Alt\"");
  }

  @Test
  default void definition_saidInTurns_isTheLastOne() {
    for (int i = 0; i < 3; i++) {
      define("a", "{\"name\":{\"en\":\"One\"}}");
      define("a", "{\"name\":{\"en\":\"Two\"}}");
      assertThat(definition("a")).contains("{\"name\":{\"en\":\"Two\"}}");
    }
    define("a", "{\"name\":{\"en\":\"One\"}}");
    assertThat(definition("a")).contains("{\"name\":{\"en\":\"One\"}}");
  }

  @Test
  default void definitions_withinOneBatch_countInTheirOrder() {
    append(
        Sample.of("ann", "did").on("a").defined("{\"name\":{\"en\":\"One\"}}").statement(),
        Sample.of("ann", "did").on("a").defined("{\"name\":{\"de\":\"Zwei\"}}").statement(),
        Sample.of("ann", "did").on("a").defined("{\"name\":{\"en\":\"Three\"}}").statement());

    assertThat(definition("a")).contains("{\"name\":{\"en\":\"Three\",\"de\":\"Zwei\"}}");
  }

  @Test
  default void definition_ofAStatementThatIsKnownAlready_changesNothing() {
    UUID id = UUID.randomUUID();
    append(Sample.of("ann", "did").id(id).on("a").defined("{\"name\":{\"en\":\"One\"}}"));
    define("a", "{\"name\":{\"en\":\"Two\"}}");

    append(Sample.of("ann", "did").id(id).on("a").defined("{\"name\":{\"en\":\"One\"}}"));

    assertThat(definition("a")).contains("{\"name\":{\"en\":\"Two\"}}");
  }

  @Test
  default void definition_ofAVoidedStatement_staysUntilAnotherIsGiven() {
    UUID voided = define("a", "{\"name\":{\"en\":\"One\"}}");
    append(Sample.voiding(voided));

    assertThat(definition("a")).contains("{\"name\":{\"en\":\"One\"}}");
  }

  private UUID define(String activity, String definition) {
    return append(Sample.of("ann", "did").on(activity).defined(definition));
  }

  private Optional<String> definition(String activity) {
    return storage()
        .activities()
        .definition(Sample.activity(activity))
        .map(json -> new String(json, UTF_8));
  }
}
