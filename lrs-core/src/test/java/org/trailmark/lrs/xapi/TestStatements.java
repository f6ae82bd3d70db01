package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Small statements for tests of storage and dispatch. */
public final class TestStatements {
  private static final String PLACE = "0000-00-00T00:00:00.000Z";

  private TestStatements() {}

  /** A statement of somebody who did something. */
  public static ValidStatement statement(UUID id, String agent, String verb, String activity) {
    return statement(
        id,
        new StatementKeys(
            verb, Set.of(agent), Set.of(agent), activity, Set.of(activity), null, null, false));
  }

  /** A statement that is found by these keys. */
  public static ValidStatement statement(UUID id, StatementKeys keys) {
    String text =
        "{\"id\":\""
            + id
            + "\",\"verb\":\""
            + keys.verb()
            + "\",\"agents\":\""
            + keys.agents()
            + "\",\"stored\":\""
            + PLACE
            + "\"}";
    return new ValidStatement(id, text.getBytes(UTF_8), new int[] {text.indexOf(PLACE)}, keys);
  }

  /** A statement about another. */
  public static ValidStatement reference(
      UUID id, String agent, @Nullable UUID target, boolean voiding) {
    String verb =
        voiding ? "http://adlnet.gov/expapi/verbs/voided" : "http://example.org/confirmed";
    return statement(
        id,
        new StatementKeys(
            verb, Set.of(agent), Set.of(agent), null, Set.of(), null, target, voiding));
  }
}
