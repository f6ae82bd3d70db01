package org.trailmark.journey.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.definition.OwnStatements;
import org.trailmark.journey.extension.Payload;

/** Says a touchpoint as an xAPI statement: she was offered this. Pure. */
final class StatementWords {
  private static final String VERB = "urn:trailmark:verb:was-offered";
  private static final String TYPE = "urn:trailmark:activity-type:touchpoint";
  private static final String EXTENSION = "urn:trailmark:extension:touchpoint";
  private static final int NAME = 500;

  private StatementWords() {}

  static String of(Payload payload) {
    String journeyIri = "urn:trailmark:journey:" + payload.journey().id();
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("id", id(payload.key()).toString());
    statement.put("actor", payload.learner().agents().get(0));
    statement.put("verb", Map.of("id", VERB, "display", Map.of("en", "was offered")));
    statement.put(
        "object",
        Map.of(
            "id",
            journeyIri + ":touchpoint:" + payload.touchpoint(),
            "definition",
            definition(payload)));
    statement.put(
        "context",
        Map.of(
            "contextActivities",
            ordered(
                "parent", List.of(Map.of("id", journeyIri)),
                "category", List.of(Map.of("id", OwnStatements.CATEGORY))),
            "extensions",
            Map.of(EXTENSION, extension(payload))));
    statement.put("timestamp", payload.sentAt().toString());
    return Json.write(statement);
  }

  /** Made of the ledger key, so that a second one is known to the store: a UUID of version 5. */
  static UUID id(String key) {
    long high = Long.parseUnsignedLong(key.substring(0, 16), 16);
    long low = Long.parseUnsignedLong(key.substring(16, 32), 16);
    return new UUID(
        (high & 0xffffffffffff0fffL) | 0x5000L, (low & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }

  private static Map<String, Object> definition(Payload payload) {
    Map<String, Object> definition = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> descriptions = new LinkedHashMap<>();
    payload
        .message()
        .forEach(
            (language, message) -> {
              names.put(language, cut(message.subject()));
              descriptions.put(language, message.body());
            });
    definition.put("type", TYPE);
    if (!names.isEmpty()) {
      definition.put("name", names);
      definition.put("description", descriptions);
    }
    return definition;
  }

  private static Map<String, Object> extension(Payload payload) {
    Map<String, Object> extension = new LinkedHashMap<>();
    extension.put("key", payload.key());
    extension.put("journey", payload.journey().id());
    extension.put("version", payload.journey().version());
    extension.put("run", payload.run());
    extension.put("step", payload.step());
    extension.put("occurrence", payload.occurrence());
    extension.put("benefit", payload.benefit());
    if (payload.effort() != null) {
      extension.put("effort", payload.effort());
    }
    if (payload.expiresAt() != null) {
      extension.put("expiresAt", payload.expiresAt().toString());
    }
    return extension;
  }

  private static String cut(String name) {
    return name.length() <= NAME ? name : name.substring(0, NAME);
  }

  private static Map<String, Object> ordered(String k1, Object v1, String k2, Object v2) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(k1, v1);
    map.put(k2, v2);
    return map;
  }
}
