package org.trailmark.lrs.xapi;

/** xAPI-Data 4.1: extensions. The keys are IRIs; the values are nobody's business. */
final class ExtensionsRules {
  private ExtensionsRules() {}

  static void check(JsonCursor json) {
    json.map(
        "extensions",
        key -> {
          String problem = Iri.problem(key);
          if (problem != null) {
            json.fault(
                "xAPI-Data 4.1",
                "a key of extensions must be an IRI, such as \"https://example.org/ext/room\"; "
                    + Quote.of(key)
                    + " "
                    + problem);
          }
          json.skip();
        });
  }
}
