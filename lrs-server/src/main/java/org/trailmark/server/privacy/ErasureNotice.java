package org.trailmark.server.privacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Eraser.Erasure;
import org.trailmark.lrs.store.Eraser.Kind;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.XapiVersion;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says in the log that there was an erasure, by a statement of the server's own, so that whoever
 * follows the log learns it.
 *
 * @param homePage IRL of this server, at which it has an account that vouches for what it stores
 */
record ErasureNotice(Storage storage, String homePage) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final StatementParser PARSER = new StatementParser(StatementParser.Limits.DEFAULT);

  /**
   * Stores the statement, once: its id is the erasure's.
   *
   * @return its place; all that was erased lies before it
   */
  long store(Erasure erasure) {
    StatementParser.Context server =
        StatementParser.Context.post(
            XapiVersion.V1_0_3, Authority.account(homePage, "server:erasure", null));
    try {
      storage
          .writer()
          .append(PARSER.parse(JSON.writeValueAsBytes(statement(erasure)), server))
          .toCompletableFuture()
          .join();
      return storage.reader().find(erasure.id()).orElseThrow().seq();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LrsException known
          ? known
          : new LrsException(ProblemCode.INTERNAL, "The erasure could not be announced.", e);
    }
  }

  private Map<String, Object> statement(Erasure erasure) {
    String verb = erasure.kind() == Kind.ERASURE ? "erased" : "pseudonymised";
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("id", erasure.id().toString());
    statement.put(
        "actor", Map.of("account", Map.of("homePage", homePage, "name", "server:erasure")));
    statement.put(
        "verb",
        Map.of("id", "https://trailmark.invalid/verbs/" + verb, "display", Map.of("en", verb)));
    statement.put("object", Map.of("id", "https://trailmark.invalid/erasures/" + erasure.id()));
    statement.put("timestamp", erasure.begunAt().toString());
    return statement;
  }
}
