package org.trailmark.journey;

import java.time.Instant;
import java.util.UUID;

/** Statements as a test writes them down. */
final class Did {
  private static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  private Did() {}

  static UUID id(long number) {
    return new UUID(0x0000_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
  }

  static String agent(String who) {
    return "{\"mbox\":\"mailto:%s@example.org\"}".formatted(who);
  }

  /** Somebody did something to something. */
  static String statement(UUID id, String who, String verb, String object, Instant at) {
    return of(id, agent(who), verb, object, at);
  }

  static String of(UUID id, String actor, String verb, String object, Instant at) {
    return """
        {"id":"%s","actor":%s,"verb":{"id":"https://ex.org/verbs/%s"},
         "object":{"id":"https://ex.org/things/%s"},"timestamp":"%s"}"""
        .formatted(id, actor, verb, object, at);
  }

  static String voiding(UUID id, UUID target, Instant at) {
    return """
        {"id":"%s","actor":%s,"verb":{"id":"%s"},
         "object":{"objectType":"StatementRef","id":"%s"},"timestamp":"%s"}"""
        .formatted(id, agent("admin"), VOIDED, target, at);
  }
}
