package org.trailmark.server.demo;

import java.util.Map;

/** The verbs that the simulated tools use: ADL's, cmi5's and the video profile's. */
enum Verb {
  REGISTERED("http://adlnet.gov/expapi/verbs/registered"),
  LAUNCHED("http://adlnet.gov/expapi/verbs/launched"),
  INITIALIZED("http://adlnet.gov/expapi/verbs/initialized"),
  COMPLETED("http://adlnet.gov/expapi/verbs/completed"),
  PASSED("http://adlnet.gov/expapi/verbs/passed"),
  FAILED("http://adlnet.gov/expapi/verbs/failed"),
  ANSWERED("http://adlnet.gov/expapi/verbs/answered"),
  RESPONDED("http://adlnet.gov/expapi/verbs/responded"),
  SHARED("http://adlnet.gov/expapi/verbs/shared"),
  TERMINATED("http://adlnet.gov/expapi/verbs/terminated"),
  VOIDED("http://adlnet.gov/expapi/verbs/voided"),
  WAIVED("https://w3id.org/xapi/adl/verbs/waived"),
  PLAYED("https://w3id.org/xapi/video/verbs/played"),
  PAUSED("https://w3id.org/xapi/video/verbs/paused"),
  SEEKED("https://w3id.org/xapi/video/verbs/seeked"),
  DESELECTED("https://w3id.org/xapi/tla/verbs/deselected");

  private final String iri;

  Verb(String iri) {
    this.iri = iri;
  }

  Map<String, Object> json() {
    return Map.of("id", iri, "display", Map.of("en", iri.substring(iri.lastIndexOf('/') + 1)));
  }
}
