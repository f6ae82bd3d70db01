package org.trailmark.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.extension.Attribute;
import org.trailmark.journey.extension.Payload.Addressee;

/**
 * What an {@link Attribute} keeps: before it was refreshed it knows nobody, of strangers it knows
 * nothing, and what it says is one line and the same until it is refreshed.
 */
public abstract class AttributeContract {

  /** The attribute, not refreshed yet; a new one with each call. */
  protected abstract Attribute attribute() throws Exception;

  /** Somebody of whom it knows something, once it was refreshed. */
  protected abstract Addressee known();

  private static List<Addressee> strangers() {
    return List.of(
        new Addressee("s1", null, List.of(Map.of("mbox", "mailto:nobody@nowhere.example"))),
        new Addressee("s2", "Nobody", List.of(Map.of("openid", "https://nowhere.example/nobody"))),
        new Addressee(
            "s3",
            null,
            List.of(
                Map.of("account", Map.of("homePage", "https://nowhere.example", "name", "n")))));
  }

  @Test
  void beforeItWasRefreshed_nobodyIsKnown() throws Exception {
    try (Attribute attribute = attribute()) {
      assertEquals(Optional.empty(), attribute.of(known()));
    }
  }

  @Test
  void whoIsKnown_isToldInOneLine_theSameEachTime() throws Exception {
    try (Attribute attribute = attribute()) {
      attribute.refresh();
      String value = attribute.of(known()).orElseThrow();
      assertFalse(value.isBlank(), "blank");
      assertTrue(value.lines().count() == 1, () -> "more than a line: " + value);
      attribute.refresh();
      assertEquals(Optional.of(value), attribute.of(known()));
    }
  }

  @Test
  void strangers_areNotKnown() throws Exception {
    try (Attribute attribute = attribute()) {
      attribute.refresh();
      strangers().forEach(who -> assertEquals(Optional.empty(), attribute.of(who)));
    }
  }
}
