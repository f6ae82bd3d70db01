package org.trailmark.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** xAPI-Data 2.4: a statement, and what the LRS adds to it. */
final class StatementRules implements PropertyRules {
  private static final Shape STATEMENT =
      Shape.of("a statement", "xAPI-Data 2.4")
          .required("actor", "verb", "object")
          .optional("id", "result", "context", "timestamp", "stored", "authority", "version")
          .optional("attachments");

  private static final byte[] STORED = ascii(",\"stored\":");
  private static final byte[] TIMESTAMP = ascii(",\"timestamp\":");
  private static final byte[] AUTHORITY = ascii(",\"authority\":");

  private final Draft draft;
  private final JsonCursor json;
  private final StatementParser.Context request;
  private final StatementParts parts;
  private @Nullable UUID id;
  private boolean hasId;
  private boolean hasStored;
  private boolean hasAuthority;
  private boolean hasVersion;

  private StatementRules(Draft draft, StatementParser.Context request) {
    this.draft = draft;
    this.json = draft.json();
    this.request = request;
    this.parts = new StatementParts(draft, false);
  }

  /** Reads the statement under the cursor; its result is of use only if there was no fault. */
  static StatementRules read(JsonCursor json, StatementParser.Context request) {
    StatementRules statement = new StatementRules(Draft.begin(json, request.version()), request);
    if (json.object(STATEMENT, statement)) {
      statement.parts.judge();
      statement.complete();
    }
    return statement;
  }

  @Override
  public void property(String name) {
    switch (name) {
      case "id" -> id();
      case "stored" -> stored();
      case "authority" -> authority();
      case "version" -> version();
      default -> parts.property(name);
    }
  }

  /** xAPI-Data 2.4.1; in a PUT, xAPI-Communication 2.1.1. Answered in lower case. */
  private void id() {
    hasId = true;
    id = FormatRules.uuid(json);
    if (id == null) {
      return;
    }
    UUID expected = request.statementId();
    if (expected != null && !expected.equals(id)) {
      json.fault(
          "xAPI-Communication 2.1.1",
          "must be the statementId of the request, %s; found %s".formatted(expected, id));
    }
    String lower = id.toString();
    if (!lower.equals(json.string())) {
      draft.splices().replace(json.start(), json.end(), lower);
    }
  }

  /** xAPI-Data 2.4.8: validated, then overwritten. */
  private void stored() {
    hasStored = true;
    if (FormatRules.timestamp(json, draft.version()) != null) {
      draft.splices().stamp(json.start(), json.end());
    }
  }

  /** xAPI-Data 2.4.9: validated, then overwritten. */
  private void authority() {
    hasAuthority = true;
    int start = json.start();
    AuthorityRules.check(json);
    draft.splices().replace(start, json.end(), request.authority().json());
  }

  /** xAPI-Data 2.4.10: kept as it is. */
  private void version() {
    hasVersion = true;
    String text = json.string();
    if (text != null && !StatementVersion.isAccepted(text, request.version())) {
      json.fault(
          "xAPI-Data 2.4.10",
          "must begin with %s, such as \"%s\"; found %s"
              .formatted(
                  request.version() == XapiVersion.V1_0_3 ? "\"1.0.\"" : "\"2.0.\" or \"1.0.\"",
                  request.version().statementDefault(),
                  Quote.of(text)));
    }
  }

  /** Adds what is missing; the cursor stands at the statement's end. */
  private void complete() {
    Splices splices = draft.splices();
    if (!hasId) {
      UUID given = request.statementId();
      id = given == null ? UUID.randomUUID() : given;
      splices.first(ascii("\"id\":\"" + id + "\","));
    }
    int brace = json.end() - 1;
    if (!parts.isTimed()) {
      splices.insert(brace, TIMESTAMP);
      splices.stamp(brace, brace);
    }
    if (!hasStored) {
      splices.insert(brace, STORED);
      splices.stamp(brace, brace);
    }
    if (!hasAuthority) {
      splices.insert(brace, AUTHORITY);
      splices.insert(brace, request.authority().json());
    }
    if (!hasVersion) {
      splices.insert(brace, ascii(",\"version\":\"" + request.version().statementDefault() + '"'));
    }
  }

  /** The statement's id, given or chosen; null with a fault. */
  @Nullable UUID statementId() {
    return id;
  }

  /**
   * The finished statement; only after a reading without a fault.
   *
   * @param end offset behind the statement
   */
  ValidStatement toValid(byte[] body, int end) {
    UUID known = id;
    String verb = parts.verb();
    if (known == null || verb == null) {
      throw new IllegalStateException("a statement with faults has no valid form");
    }
    Splices.Edited edited = draft.splices().apply(body, end);
    StatementKeys keys = parts.keys().build(verb, List.of(request.authority().ifi().key()));
    return new ValidStatement(
        known,
        edited.json(),
        edited.stampOffsets(),
        keys,
        draft.attachments(),
        DefinitionSpan.cut(draft.definitions(), body));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
