package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What was done (xAPI-Data 2.4.3).
 *
 * @param id IRI, which alone carries the meaning
 * @param display language map for people; may be empty
 */
public record Verb(String id, Map<String, String> display) {

  public Verb {
    requireNonNull(id, "id");
    display = Map.copyOf(display);
  }
}
