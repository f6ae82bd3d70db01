package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4.3: the verb. */
final class VerbRules implements PropertyRules {
  private static final Shape VERB =
      Shape.of("a verb", "xAPI-Data 2.4.3").required("id").optional("display");

  private final JsonCursor json;
  private @Nullable String id;

  private VerbRules(JsonCursor json) {
    this.json = json;
  }

  /** The verb's id, or null with a fault. */
  static @Nullable String read(JsonCursor json) {
    VerbRules verb = new VerbRules(json);
    json.object(VERB, verb);
    return verb.id;
  }

  @Override
  public void property(String name) {
    if (name.equals("id")) {
      id = FormatRules.iri(json);
    } else {
      LanguageMapRules.check(json);
    }
  }
}
