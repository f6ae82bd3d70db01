package org.trailmark.lrs.store;

import java.util.Optional;

/** What statements have said of activities. Sees every statement that was acknowledged. */
public interface ActivityReader {

  /**
   * The canonical definition of an activity (xAPI-Data 2.4.4.1): what all stored statements have
   * said of it, merged in the order of storing as {@link
   * org.trailmark.lrs.xapi.CanonicalDefinition} says.
   *
   * @param activity IRI, compared character by character
   * @return an activity definition in JSON, UTF-8; empty where no statement has defined it
   */
  Optional<byte[]> definition(String activity);
}
