package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.AgentReader;
import org.trailmark.journey.learner.Learner;
import org.trailmark.lrs.store.StoredStatement;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement from the log, opened.
 *
 * @param json as maps, lists, texts, numbers and truths
 */
record Incoming(UUID id, Instant stored, long seq, boolean voided, Map<String, Object> json) {
  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /**
   * @throws tools.jackson.core.JacksonException if it is no JSON, which the store does not let in
   */
  static Incoming of(StoredStatement statement) {
    return new Incoming(
        statement.id(),
        statement.stored(),
        statement.seq(),
        statement.voided(),
        MAPPER.readValue(statement.json(), OBJECT));
  }

  /** The statement that this one voids; empty when it is no voiding statement. */
  Optional<UUID> voids() {
    if (json.get("verb") instanceof Map<?, ?> verb
        && VOIDED.equals(verb.get("id"))
        && json.get("object") instanceof Map<?, ?> object
        && "StatementRef".equals(object.get("objectType"))) {
      @Nullable Object target = object.get("id");
      return Optional.of(UUID.fromString(String.valueOf(target)));
    }
    return Optional.empty();
  }

  /** Whose it is. */
  List<Learner.KnownAgent> people() {
    return AgentReader.people(json.get("actor"));
  }
}
