package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What somebody agrees to, or refuses.
 *
 * @param text {@code everything}, {@code journey:ID} or {@code channel:NAME}
 */
public record ConsentScope(String text) {
  /** Whatever any journey says over any channel. */
  public static final ConsentScope EVERYTHING = new ConsentScope("everything");

  private static final Pattern FORM =
      Pattern.compile(
          "everything|journey:[a-z0-9][a-z0-9-]{0,63}"
              + "|channel:[a-z][a-z0-9-]{0,19}(:[a-z0-9][a-z0-9-]{0,63})?");

  public ConsentScope {
    requireNonNull(text, "text");
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with what was expected, to be shown
   */
  public static ConsentScope parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("everything, journey:ID or channel:NAME, not " + text);
    }
    return new ConsentScope(text);
  }

  /** Whether it is about this channel of this journey. */
  boolean fits(String journey, String channel) {
    return equals(EVERYTHING)
        || text.equals("journey:" + journey)
        || text.equals("channel:" + channel);
  }
}
