package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something to be done: a course, a question, a video (xAPI-Data 2.4.4.1).
 *
 * @param id IRI
 * @param definition as this statement gives it
 */
public record Activity(String id, Optional<ActivityDefinition> definition)
    implements StatementObject {

  public Activity {
    requireNonNull(id, "id");
    requireNonNull(definition, "definition");
  }

  @Override
  public String objectType() {
    return "Activity";
  }
}
