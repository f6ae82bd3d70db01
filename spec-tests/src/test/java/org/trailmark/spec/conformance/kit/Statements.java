package org.trailmark.spec.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.trailmark.spec.conformance.http.Answer;
import org.trailmark.spec.conformance.http.Lrs;
import org.trailmark.spec.conformance.http.Request;
import org.trailmark.spec.conformance.json.Json;
import org.trailmark.spec.conformance.json.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stores and finds statements. An LRS may answer before a statement can be found
 * (xAPI-Communication 2.1.1), so what was stored is waited for.
 */
public final class Statements {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String CONSISTENT = "X-Experience-API-Consistent-Through";

  private final Lrs lrs;

  public Statements(Lrs lrs) {
    this.lrs = lrs;
  }

  /** Stores a batch of statements that have ids, and waits until queries see them. */
  public void store(ObjectNode... statements) {
    lrs.postStatements(Json.array(statements)).expect(200);
    await(Samples.id(statements[statements.length - 1]));
  }

  /** Stores a statement and returns it as the LRS gives it back. */
  public ObjectNode roundTrip(ObjectNode statement) {
    Answer posted = lrs.postStatements(statement).expect(200);
    return fetch(posted.json().get(0).stringValue());
  }

  /** Gets a statement that was stored. */
  public ObjectNode fetch(String id) {
    return await(id).expect(200).object();
  }

  /** Gets a statement, whatever comes. */
  public Answer get(String id) {
    return lrs.get("statements").query("statementId", id).send();
  }

  /** Gets a voided statement, whatever comes. */
  public Answer getVoided(String id) {
    return lrs.get("statements").query("voidedStatementId", id).send();
  }

  /** Whether the LRS has nothing under this id. */
  public void assertNotStored(String id) {
    get(id).expect(404);
  }

  /**
   * The ids of all statements that match, page after page.
   *
   * @param filter name, value, name, value ...
   */
  public List<String> ids(String... filter) {
    return query(lrs.get("statements").queries(filter)).stream().map(Samples::id).toList();
  }

  /** All statements that a request finds, page after page. */
  public List<ObjectNode> query(Request first) {
    List<ObjectNode> found = new ArrayList<>();
    Request next = first;
    while (true) {
      ObjectNode result = next.send().expect(200).object();
      for (JsonNode statement : result.required("statements")) {
        found.add((ObjectNode) statement);
      }
      String more = result.path("more").asString("");
      if (more.isEmpty()) {
        return found;
      }
      next = lrs.get(more);
    }
  }

  /** Whether a filter finds these statements and no others. */
  public void assertFound(List<String> expected, String... filter) {
    assertThat(ids(filter)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private Answer await(String id) {
    Answer first = get(id);
    return isVisible(first)
        ? first
        : Awaitility.await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(50))
            .until(() -> get(id), Statements::isVisible);
  }

  /** A single statement may be there before queries see it: the header tells. */
  private static boolean isVisible(Answer answer) {
    if (answer.status() == 404) {
      return false;
    }
    return answer.status() != 200
        || answer
            .header(CONSISTENT)
            .map(through -> !instant(through).isBefore(stored(answer)))
            .orElse(true);
  }

  private static Instant stored(Answer answer) {
    return instant(answer.object().path("stored").asString("1970-01-01T00:00:00Z"));
  }

  private static Instant instant(String timestamp) {
    return OffsetDateTime.parse(timestamp).toInstant();
  }
}
