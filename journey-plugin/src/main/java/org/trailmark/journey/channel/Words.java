package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.ledger.Outgoing;

/**
 * What is said to her in the one language that is hers. Where the author wrote no message, it is
 * the benefit, under the title of the journey.
 *
 * @param language its tag; {@code und} where there is no message
 */
record Words(String subject, String body, String language) {

  static Words of(Outgoing outgoing) {
    String language = Payload.language(outgoing);
    if (language != null) {
      Touchpoint.Message message =
          new Placeholders(outgoing, language)
              .fill(requireNonNull(outgoing.touchpoint().message().get(language)));
      return new Words(message.subject(), message.body(), language);
    }
    Touchpoint.Message plain =
        new Placeholders(outgoing, or(outgoing.language(), "en"))
            .fill(new Touchpoint.Message("{{journey.title}}", "{{touchpoint.benefit}}"));
    return new Words(plain.subject(), plain.body(), "und");
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
