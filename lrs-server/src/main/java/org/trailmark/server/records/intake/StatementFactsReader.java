package org.trailmark.server.records.intake;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.lrs.xapi.StatementKeys;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.records.column.ExtensionBits;
import org.trailmark.server.records.names.ContextRole;
import org.trailmark.server.records.names.NamedActivity;
import org.trailmark.server.records.names.Party;
import org.trailmark.server.records.names.StatementContext;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the facts out of a stored statement, token by token: every statement passes here, and most
 * of what it says is passed over. Made for one statement.
 */
final class StatementFactsReader {
  private static final int SCORE_DIGITS = 6;

  /** What is stored was judged before; nothing in it is refused for its size. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private @Nullable Party actor;
  private @Nullable String verb;
  private Map<String, String> verbName = Map.of();
  private @Nullable NamedActivity activity;
  private @Nullable UUID reference;
  private @Nullable String platform;
  private final Map<ContextRole, List<NamedActivity>> contextActivities =
      new EnumMap<>(ContextRole.class);
  private @Nullable UUID registration;
  private @Nullable BigDecimal score;
  private @Nullable Boolean success;
  private @Nullable Boolean completion;
  private long durationMillis = -1;
  private long extensions;
  private Instant timestamp = Instant.EPOCH;

  private StatementFactsReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads them.
   *
   * @param json a whole stored statement
   */
  static StatementFacts read(byte[] json) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return new StatementFactsReader(parser).facts();
    }
  }

  private StatementFacts facts() {
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      switch (name) {
        case "actor" -> actor = party();
        case "verb" -> verb();
        case "object" -> object();
        case "result" -> result();
        case "context" -> context();
        case "timestamp" ->
            timestamp = ParameterValues.timestamp(XapiVersion.V1_0_3, name, parser.getString());
        default -> parser.skipChildren();
      }
    }
    String done = requireNonNull(verb, "verb");
    return new StatementFacts(
        requireNonNull(actor, "actor"),
        done,
        verbName,
        activity,
        done.equals(StatementKeys.VOIDED) ? reference : null,
        new StatementContext(platform, contextActivities),
        registration,
        score,
        success,
        completion,
        durationMillis,
        extensions,
        timestamp);
  }

  private Party party() {
    boolean group = false;
    Ifi ifi = null;
    String called = null;
    List<Party> members = new ArrayList<>();
    String name;
    while ((name = parser.nextName()) != null) {
      JsonToken token = parser.nextToken();
      switch (name) {
        case "objectType" -> group = parser.getString().equals("Group");
        case "name" -> called = parser.getString();
        case "mbox" -> ifi = new Ifi.Mbox(parser.getString());
        case "mbox_sha1sum" -> ifi = new Ifi.MboxSha1Sum(parser.getString());
        case "openid" -> ifi = new Ifi.OpenId(parser.getString());
        case "account" -> ifi = account();
        case "member" -> {
          while (token == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
            members.add(party());
          }
        }
        default -> parser.skipChildren();
      }
    }
    return new Party(group, ifi, called, members);
  }

  private Ifi account() {
    String homePage = "";
    String called = "";
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      switch (name) {
        case "homePage" -> homePage = parser.getString();
        case "name" -> called = parser.getString();
        default -> parser.skipChildren();
      }
    }
    return new Ifi.Account(homePage, called);
  }

  private void verb() {
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      switch (name) {
        case "id" -> verb = parser.getString();
        case "display" -> verbName = languageMap();
        default -> parser.skipChildren();
      }
    }
  }

  private void object() {
    String type = "Activity";
    String id = null;
    Definition definition = new Definition();
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      switch (name) {
        case "objectType" -> type = parser.getString();
        case "id" -> id = parser.getString();
        case "definition" -> {
          definition = definition();
          extensions |= definition.bits;
        }
        default -> parser.skipChildren();
      }
    }
    if (id != null && type.equals("Activity")) {
      activity = new NamedActivity(id, definition.name, definition.type);
    } else if (id != null && type.equals("StatementRef")) {
      reference = ParameterValues.uuid("id", id);
    }
  }

  private static final class Definition {
    private Map<String, String> name = Map.of();
    private @Nullable String type;
    private long bits;
  }

  private Definition definition() {
    Definition definition = new Definition();
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      switch (name) {
        case "name" -> definition.name = languageMap();
        case "type" -> definition.type = parser.getString();
        case "extensions" -> definition.bits = extensionBits();
        default -> parser.skipChildren();
      }
    }
    return definition;
  }

  private void result() {
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      switch (name) {
        case "score" -> score();
        case "success" -> success = parser.getBooleanValue();
        case "completion" -> completion = parser.getBooleanValue();
        case "duration" -> durationMillis = Durations.millis(parser.getString());
        case "extensions" -> extensions |= extensionBits();
        default -> parser.skipChildren();
      }
    }
  }

  /** The scaled score; where only a raw one is said, its place between min and max. */
  private void score() {
    Map<String, BigDecimal> said = new LinkedHashMap<>();
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      said.put(name, new BigDecimal(parser.getString()));
    }
    BigDecimal raw = said.get("raw");
    BigDecimal max = said.get("max");
    BigDecimal min = said.getOrDefault("min", BigDecimal.ZERO);
    score = said.get("scaled");
    if (score == null && raw != null && max != null && max.compareTo(min) > 0) {
      score = raw.subtract(min).divide(max.subtract(min), SCORE_DIGITS, RoundingMode.HALF_EVEN);
    }
  }

  private void context() {
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      switch (name) {
        case "registration" -> registration = ParameterValues.uuid(name, parser.getString());
        case "platform" -> platform = parser.getString();
        case "contextActivities" -> contextActivities();
        case "extensions" -> extensions |= extensionBits();
        default -> parser.skipChildren();
      }
    }
  }

  private void contextActivities() {
    String name;
    while ((name = parser.nextName()) != null) {
      JsonToken token = parser.nextToken();
      ContextRole role =
          switch (name) {
            case "parent" -> ContextRole.PARENT;
            case "grouping" -> ContextRole.GROUPING;
            case "category" -> ContextRole.CATEGORY;
            default -> ContextRole.OTHER;
          };
      List<NamedActivity> named = new ArrayList<>();
      if (token == JsonToken.START_OBJECT) {
        named.add(contextActivity()); // 1.0 allows one without an array
      }
      while (token == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY) {
        named.add(contextActivity());
      }
      if (!named.isEmpty()) {
        contextActivities.put(role, named);
      }
    }
  }

  private NamedActivity contextActivity() {
    String id = "";
    Definition definition = new Definition();
    String name;
    while ((name = parser.nextName()) != null) {
      parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getString();
        case "definition" -> definition = definition();
        default -> parser.skipChildren();
      }
    }
    return new NamedActivity(id, definition.name, definition.type);
  }

  private Map<String, String> languageMap() {
    Map<String, String> names = new LinkedHashMap<>();
    String language;
    while ((language = parser.nextName()) != null) {
      parser.nextToken();
      names.put(language, parser.getString());
    }
    return names;
  }

  private long extensionBits() {
    long bits = 0;
    String key;
    while ((key = parser.nextName()) != null) {
      JsonToken value = parser.nextToken();
      bits |=
          switch (value) {
            case VALUE_STRING -> ExtensionBits.of(key, parser.getString());
            case VALUE_TRUE, VALUE_FALSE ->
                ExtensionBits.of(key, value == JsonToken.VALUE_TRUE ? "true" : "false");
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                ExtensionBits.of(key, ExtensionBits.number(parser.getString()));
            default -> {
              parser.skipChildren();
              yield ExtensionBits.ofKey(key);
            }
          };
    }
    return bits;
  }
}
