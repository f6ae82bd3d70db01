package org.trailmark.lrs.xapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads one request body: a statement or an array of statements (xAPI-Communication 2.1). */
final class BatchReader {
  private final JsonFactory factory;
  private final StatementParser.Limits limits;
  private final byte[] body;
  private final StatementParser.Context request;
  private final Faults faults = new Faults();
  private final Set<UUID> ids = new HashSet<>();
  private final List<ValidStatement> statements = new ArrayList<>();
  private boolean tooLarge;

  BatchReader(
      JsonFactory factory,
      StatementParser.Limits limits,
      byte[] body,
      StatementParser.Context request) {
    this.factory = factory;
    this.limits = limits;
    this.body = body;
    this.request = request;
  }

  List<ValidStatement> read() {
    requireUtf8();
    JsonCursor cursor = null;
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), body)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw malformed("The body is empty; a statement in JSON was expected.", null);
      }
      boolean array = first == JsonToken.START_ARRAY;
      cursor = new JsonCursor(parser, faults, array);
      if (array) {
        batch(parser, cursor);
      } else {
        statement(cursor, 0);
      }
      if (!tooLarge && parser.nextToken() != null) {
        throw malformed("The body goes on after the end of its JSON value.", null);
      }
    } catch (StreamConstraintsException e) {
      constraint(pointer(cursor), String.valueOf(e.getOriginalMessage()));
    } catch (JacksonException e) {
      String message = "The body is not JSON" + place(e) + ": " + e.getOriginalMessage();
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      throw malformed(
          message, new Fault(Math.max(0, faults.index()), pointer(cursor), line, message, null));
    }
    refuseFaults();
    return statements;
  }

  private void requireUtf8() {
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) { // no JSON in UTF-8 begins so
        throw malformed("The body must be UTF-8; this looks like UTF-16 or UTF-32.", null);
      }
    }
    int bad = Utf8.firstBad(body);
    if (bad >= 0) {
      throw malformed("The body is not UTF-8: byte " + bad + " belongs to no character.", null);
    }
  }

  private void batch(JsonParser parser, JsonCursor cursor) {
    if (!request.batch()) {
      faults.add(
          "", "must be one statement (a JSON object); found an array", "xAPI-Communication 2.1.1");
      parser.skipChildren();
      return;
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (i == limits.maxStatements()) {
        faults.statement(i);
        limit("", "a batch may have " + i + " statements here; send the rest in another request");
        return;
      }
      statement(cursor, i);
    }
  }

  private void statement(JsonCursor cursor, int index) {
    faults.statement(index);
    if (cursor.token() != JsonToken.START_OBJECT) {
      cursor.wrongType("a statement (a JSON object)");
      return;
    }
    int start = cursor.start();
    StatementRules statement = StatementRules.read(cursor, request);
    int end = cursor.end();
    UUID id = statement.statementId();
    if (id != null && !ids.add(id)) {
      cursor.faultIn(
          "id",
          "xAPI-Communication 2.1.2",
          "must differ from the ids of the other statements in the batch; found " + id + " again");
    }
    if (end - start > limits.maxStatementBytes()) {
      limit(
          "",
          "a statement may have %d bytes here; this one has %d"
              .formatted(limits.maxStatementBytes(), end - start));
    }
    if (faults.isEmpty()) {
      statements.add(statement.toValid(body, end));
    }
  }

  private void limit(String pointer, String message) {
    tooLarge = true;
    faults.add(pointer, message, "xAPI-Communication 3.2");
  }

  /** What Jackson stops at. Depth is a fault of the form, not of the size: it cannot be split. */
  private void constraint(String pointer, String message) {
    if (message.contains("nesting depth")) {
      faults.add(
          pointer,
          "objects and arrays may lie %d deep within each other here; these lie deeper"
              .formatted(limits.maxDepth()),
          "xAPI-Communication 3.2");
    } else {
      limit(pointer, "too long a number, string or name: " + message);
    }
  }

  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String pointer(@Nullable JsonCursor cursor) {
    return cursor == null ? "" : cursor.pointer();
  }

  private void refuseFaults() {
    if (faults.isEmpty()) {
      return;
    }
    String count = faults.found() == 1 ? "1 fault" : faults.found() + " faults";
    String first = faults.list().get(0).toString();
    throw new LrsException(
        tooLarge ? ProblemCode.TOO_LARGE : ProblemCode.INVALID_STATEMENT,
        (tooLarge ? "More than this server takes" : "Not a valid statement")
            + ": "
            + count
            + "; the first is "
            + first,
        faults.list());
  }

  private LrsException malformed(String message, @Nullable Fault fault) {
    faults.add(fault == null ? new Fault(-1, "", 0, message, null) : fault);
    return new LrsException(ProblemCode.MALFORMED_JSON, message, faults.list());
  }
}
