package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

/**
 * What a statement says of an activity.
 *
 * @param id IRI of the activity
 * @param definition a valid activity definition in JSON, UTF-8, as it was sent; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // whoever compares definitions compares their bytes
public record DefinedActivity(String id, byte[] definition) {

  public DefinedActivity {
    requireNonNull(id, "id");
    requireNonNull(definition, "definition");
  }
}
