package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An e-mail as it waits in the outbox: every attempt sends the same.
 *
 * @param to an address, without {@code mailto:}
 * @param subject one line
 * @param text in plain text
 * @param language of both; {@code und} where not known
 * @param sentAt when the touchpoint was sent
 */
record Letter(String to, String subject, String text, String language, Instant sentAt) {
  Letter {
    requireNonNull(to, "to");
    requireNonNull(subject, "subject");
    requireNonNull(text, "text");
    requireNonNull(language, "language");
    requireNonNull(sentAt, "sentAt");
  }
}
