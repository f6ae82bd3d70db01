package org.trailmark.journey.extension;

import java.time.InstantSource;

/**
 * A kind of channel that an extension adds: {@code KIND:NAME} among the {@code channels} of a
 * touchpoint, as the built-in {@code webhook:lms}. Which there are is said by the operator:
 *
 * <pre>
 * plugin.journey.channels.chat.team.url=https://chat.example.org/hooks/1
 * </pre>
 *
 * makes the channel {@code chat:team} of the kind {@code chat}, with the settings {@code {url:
 * ...}}. An unknown kind or setting stops the start, and the known ones are listed.
 *
 * @param <S> its settings
 */
public interface ChannelKind<S extends Record> {

  /**
   * Its name before the colon. At most 20 lower-case letters, digits and hyphens; never changed.
   */
  String name();

  /**
   * A record of what the operator may set for one channel: texts, numbers, {@code boolean}, {@code
   * Duration}, {@code java.net.URI}, enums. What is not set is null, or 0 where the component is a
   * primitive. What its constructor refuses with an {@link IllegalArgumentException}, or with a
   * {@code requireNonNull(url, "url")}, stops the start, in those words.
   */
  Class<S> settings();

  /**
   * Makes the channel; once for each that is configured, when the journey plugin starts. Calls
   * nobody and opens nothing: that is for {@link Carrier#carry}.
   *
   * @param clock the time; read no other clock
   */
  Carrier open(S settings, InstantSource clock);
}
