package org.trailmark.server.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An activity.
 *
 * @param id IRI
 * @param type IRI of its type
 * @param title in English
 */
record Thing(String id, String type, String title) {
  private static final String ADL = "http://adlnet.gov/expapi/activities/";
  static final String VIDEO = "https://w3id.org/xapi/video/activity-type/video";
  static final String COURSE = ADL + "course";
  static final String MODULE = ADL + "module";
  static final String ASSESSMENT = ADL + "assessment";
  static final String PERFORMANCE = ADL + "performance";
  static final String INTERACTION = ADL + "cmi.interaction";
  static final String PROFILE = ADL + "profile";

  /** A category: the profile that a statement follows. */
  static Thing profile(String id) {
    return new Thing(id, PROFILE, "");
  }

  Map<String, Object> json() {
    Map<String, Object> definition = new LinkedHashMap<>();
    if (!title.isEmpty()) {
      definition.put("name", Map.of("en", title));
    }
    definition.put("type", type);
    if (type.equals(INTERACTION)) {
      definition.put("interactionType", "choice");
    }
    return Map.of("objectType", "Activity", "id", id, "definition", definition);
  }
}
