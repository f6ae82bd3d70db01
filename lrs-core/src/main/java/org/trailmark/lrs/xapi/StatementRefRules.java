package org.trailmark.lrs.xapi;

/** xAPI-Data 2.4.4.3: a reference to a statement, where nothing else may stand. */
final class StatementRefRules implements PropertyRules {
  static final String CLAUSE = "xAPI-Data 2.4.4.3";
  private static final Shape REFERENCE =
      Shape.of("a statement reference", CLAUSE).required("objectType", "id");

  private final JsonCursor json;

  private StatementRefRules(JsonCursor json) {
    this.json = json;
  }

  static void check(JsonCursor json) {
    json.object(REFERENCE, new StatementRefRules(json));
  }

  @Override
  public void property(String name) {
    if (name.equals("id")) {
      FormatRules.uuid(json);
      return;
    }
    String type = json.string();
    if (type != null && !type.equals("StatementRef")) {
      json.fault(CLAUSE, "must be \"StatementRef\" here; found " + Quote.of(type));
    }
  }
}
