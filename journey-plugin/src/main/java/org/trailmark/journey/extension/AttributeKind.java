package org.trailmark.journey.extension;

import java.time.InstantSource;

/**
 * A kind of attribute of learners that an extension adds. Which there are is said by the operator:
 *
 * <pre>
 * plugin.journey.attributes.hr.department.url=https://hr.example.org/departments
 * </pre>
 *
 * makes {@code {{learner.department}}} of the kind {@code hr}, with the settings {@code {url:
 * ...}}. Built in is {@code csv}, which reads a file. An unknown kind or setting stops the start,
 * and the known ones are listed.
 *
 * @param <S> its settings
 */
public interface AttributeKind<S extends Record> {

  /** Its name. At most 20 lower-case letters, digits and hyphens; never changed. */
  String name();

  /** A record of what the operator may set for one attribute, as {@link ChannelKind#settings}. */
  Class<S> settings();

  /**
   * Makes the attribute; once for each that is configured, when the journey plugin starts. Reads
   * nothing yet: that is for {@link Attribute#refresh}.
   *
   * @param name of the attribute, as messages have it after {@code learner.}
   * @param clock the time; read no other clock
   */
  Attribute open(String name, S settings, InstantSource clock);
}
