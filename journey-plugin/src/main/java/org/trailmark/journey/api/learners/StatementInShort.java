package org.trailmark.journey.api.learners;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.runtime.RemovedEvidence;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a statement says, in a line: who did it is known already. */
final class StatementInShort {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final int MOST = 20;

  private StatementInShort() {}

  /** The newest of many, which are in the order of events. */
  static List<LearnerViews.StatementShown> newest(
      List<UUID> ids, StatementReader statements, Handle tx) {
    List<UUID> newest = ids.subList(Math.max(0, ids.size() - MOST), ids.size());
    Map<UUID, String> removed = RemovedEvidence.rules(newest, tx);
    return newest.stream().map(id -> of(id, statements.find(id), removed.get(id))).toList();
  }

  /** What is shown of it; little where the store does not have it. */
  private static LearnerViews.StatementShown of(
      UUID id, Optional<StoredStatement> found, @Nullable String removedBy) {
    if (found.isEmpty()) {
      return new LearnerViews.StatementShown(id, false, false, null, null, null, null, removedBy);
    }
    StoredStatement statement = found.get();
    JsonNode json = MAPPER.readTree(statement.json());
    JsonNode object = json.path("object");
    return new LearnerViews.StatementShown(
        id,
        true,
        statement.voided(),
        named(json.path("verb").path("display"), json.path("verb").path("id")),
        named(object.path("definition").path("name"), object.path("id")),
        json.path("timestamp").asString(null),
        statement.stored(),
        null);
  }

  /** In English where there is any, else in the first language, else the IRI. */
  private static @Nullable String named(JsonNode languages, JsonNode iri) {
    return languages
        .propertyStream()
        .filter(entry -> entry.getKey().startsWith("en"))
        .findFirst()
        .or(() -> languages.propertyStream().findFirst())
        .map(entry -> entry.getValue().asString())
        .orElseGet(() -> iri.asString(null));
  }
}
