package org.trailmark.server.demo;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What one person does in one go with one tool; the tool sends it together or as it happens. */
final class Session {
  private final Map<String, Object> actor;
  private final Supplier<UUID> ids;
  private final boolean offline;
  private final List<Deed> deeds = new ArrayList<>();
  private Instant now;

  /**
   * @param offline whether the tool was without a network
   */
  Session(Map<String, Object> actor, Supplier<UUID> ids, boolean offline, Instant begin) {
    this.actor = actor;
    this.ids = ids;
    this.offline = offline;
    this.now = begin;
  }

  /** Lets time pass. */
  Session pass(int seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  /** Says that she does something now, then lets a second pass: no tool is quicker. */
  UUID say(Verb verb, Thing object, Setting setting) {
    return say(verb, object, setting, Map.of());
  }

  /**
   * Says that she does something now, and what came of it.
   *
   * @param result {@code result}; empty: none
   * @return the statement's id
   */
  UUID say(Verb verb, Thing object, Setting setting, Map<String, Object> result) {
    return add(verb, object.json(), Map.of("context", setting.json(object), "result", result));
  }

  /** Voids a statement. */
  void takeBack(UUID statement) {
    add(Verb.VOIDED, Map.of("objectType", "StatementRef", "id", statement.toString()), Map.of());
  }

  private UUID add(Verb verb, Map<String, Object> object, Map<String, Map<String, Object>> more) {
    UUID id = ids.get();
    Map<String, Object> statement = new HashMap<>();
    statement.put("id", id.toString());
    statement.put("actor", actor);
    statement.put("verb", verb.json());
    statement.put("object", object);
    statement.put("timestamp", time());
    more.forEach(
        (key, value) -> {
          if (!value.isEmpty()) {
            statement.put(key, value);
          }
        });
    deeds.add(new Deed(now, statement));
    pass(1);
    return id;
  }

  /** An app writes its own offset, a server writes Z: both are RFC 3339. */
  private String time() {
    return offline
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.atZone(Diary.ZONE).toOffsetDateTime())
        : now.toString();
  }

  Instant now() {
    return now;
  }

  boolean offline() {
    return offline;
  }

  List<Deed> deeds() {
    return deeds;
  }

  /** A statement to be, before it is known when it arrives. */
  record Deed(Instant at, Map<String, Object> statement) {}
}
