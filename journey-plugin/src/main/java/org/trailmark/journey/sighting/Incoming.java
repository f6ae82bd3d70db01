package org.trailmark.journey.sighting;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition.Role;
import org.trailmark.journey.engine.OpenStatement;
import org.trailmark.journey.learner.AgentReader;
import org.trailmark.journey.learner.Learner;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.StatementKeys;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement from the log, opened.
 *
 * @param json as maps, lists, texts, numbers and truths
 */
record Incoming(UUID id, Instant stored, long seq, boolean voided, Map<String, Object> json) {
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

  /**
   * The IRI of a statement's verb, read no further than that.
   *
   * @return empty where there is none, which the store does not let in
   * @throws tools.jackson.core.JacksonException if it is no JSON up to there
   */
  static String verb(StoredStatement statement) {
    try (JsonParser parser = MAPPER.createParser(statement.json())) {
      return parser.nextToken() == JsonToken.START_OBJECT
              && goTo("verb", parser)
              && parser.currentToken() == JsonToken.START_OBJECT
              && goTo("id", parser)
          ? String.valueOf(parser.getString())
          : "";
    }
  }

  /** To a property's value, from the beginning of its object. */
  private static boolean goTo(String name, JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = name.equals(parser.currentName());
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  /** For journeys to look at. */
  OpenStatement open() {
    return new OpenStatement(json, stored, seq);
  }

  /** The statement that this one voids; empty when it is no voiding statement. */
  Optional<UUID> voids() {
    if (json.get("verb") instanceof Map<?, ?> verb
        && StatementKeys.VOIDED.equals(verb.get("id"))
        && json.get("object") instanceof Map<?, ?> object
        && "StatementRef".equals(object.get("objectType"))) {
      @Nullable Object target = object.get("id");
      return Optional.of(UUID.fromString(String.valueOf(target)));
    }
    return Optional.empty();
  }

  /**
   * Whom it is about, and what they are in it.
   *
   * @param roles only those who are one of these
   */
  List<Person> people(Set<Role> roles) {
    Map<String, Person> people = new LinkedHashMap<>();
    Map<?, ?> context = json.get("context") instanceof Map<?, ?> map ? map : Map.of();
    for (Role role : roles) {
      @Nullable Object somebody =
          switch (role) {
            case ACTOR -> json.get("actor");
            case OBJECT -> json.get("object");
            case INSTRUCTOR -> context.get("instructor");
            case TEAM -> context.get("team");
          };
      for (Learner.KnownAgent agent : AgentReader.people(somebody)) {
        people
            .computeIfAbsent(agent.key(), key -> new Person(agent, EnumSet.noneOf(Role.class)))
            .roles()
            .add(role);
      }
    }
    return List.copyOf(people.values());
  }

  /**
   * Somebody in a statement.
   *
   * @param roles at least one
   */
  record Person(Learner.KnownAgent agent, EnumSet<Role> roles) {}
}
