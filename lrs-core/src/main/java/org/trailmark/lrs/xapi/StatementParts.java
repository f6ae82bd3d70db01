package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4: what statements and SubStatements have in common. */
final class StatementParts {
  private final Draft draft;
  private final JsonCursor json;
  private final boolean sub;
  private @Nullable ActorRules actor;
  private @Nullable String verb;
  private @Nullable ObjectRules object;
  private @Nullable ContextRules context;
  private boolean timed;

  /**
   * @param sub whether these are a SubStatement's
   */
  StatementParts(Draft draft, boolean sub) {
    this.draft = draft;
    this.json = draft.json();
    this.sub = sub;
  }

  /** Reads one property; the cursor stands on its value. */
  void property(String name) {
    switch (name) {
      case "actor" -> actor = ActorRules.read(json, ActorRules.Kind.AGENT_OR_GROUP);
      case "verb" -> verb = VerbRules.read(json);
      case "object" -> object = ObjectRules.read(draft, sub);
      case "result" -> ResultRules.check(json);
      case "context" -> context = ContextRules.read(draft);
      case "timestamp" -> timestamp();
      case "attachments" -> AttachmentRules.checkList(draft);
      default -> throw new IllegalArgumentException(name);
    }
  }

  /** xAPI-Data 2.4.7 and 4.5: another offset than UTC's is converted. */
  private void timestamp() {
    timed = true;
    Timestamp time = FormatRules.timestamp(json, draft.version());
    if (time != null && !time.utc().equals(json.string())) {
      draft.splices().replace(json.start(), json.end(), time.utc());
    }
  }

  /** Judges what no single property can show; the cursor stands at the end of the object. */
  void judge() {
    if (object == null) {
      return;
    }
    if (context != null && !object.mayBeActivity()) {
      context.judgeWithoutActivity();
    }
    if (StatementKeys.VOIDED.equals(verb) && !object.mayBeStatementRef()) {
      json.faultIn(
          "object",
          "xAPI-Data 2.3.2",
          "must be a statement reference (\"objectType\": \"StatementRef\"), because the verb is "
              + StatementKeys.VOIDED);
    }
  }

  boolean isTimed() {
    return timed;
  }

  @Nullable String verb() {
    return verb;
  }

  StatementKeysBuilder keys() {
    StatementKeysBuilder keys = new StatementKeysBuilder();
    if (actor != null) {
      actor.addKeys(keys.agents);
    }
    if (object != null) {
      object.addKeys(keys);
    }
    if (context != null) {
      keys.context(context);
    }
    return keys;
  }
}
