package org.trailmark.spec.http;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statements to send, and a journey to publish. */
final class Samples {
  static final String VERB = "http://adlnet.gov/expapi/verbs/completed";
  static final String COURSE = "https://example.org/course/1";

  /** A definition of one step. */
  static final String JOURNEY =
      """
      journey: course
      version: 1
      title: {en: A course}
      entry: {match: {verb: "https://ex.org/verbs/registered"}}
      stages: [all]
      steps:
        begun:
          stage: all
          on: [{to: "exit:done", match: {verb: "https://ex.org/verbs/mastered"}}]
      exits:
        done: {counts: goal}
      """;

  private Samples() {}

  /** Ann completed the course. */
  static String statement(UUID id) {
    return statement(id, "ann", VERB, COURSE);
  }

  static String statement(UUID id, String who, String verb, String activity) {
    return """
    {"id": "%s",
     "actor": {"mbox": "mailto:%s@example.org"},
     "verb": {"id": "%s", "display": {"en": "completed", "nl": "voltooide"}},
     "object": {"id": "%s", "definition": {"name": {"en": "Course", "nl": "Cursus"}}}}\
    """
        .formatted(id, who, verb, activity);
  }

  static String voiding(UUID id, UUID target) {
    return """
    {"id": "%s",
     "actor": {"mbox": "mailto:admin@example.org"},
     "verb": {"id": "http://adlnet.gov/expapi/verbs/voided"},
     "object": {"objectType": "StatementRef", "id": "%s"}}\
    """
        .formatted(id, target);
  }

  /** A statement that has attachments too. */
  static String withAttachments(String statement, String... attachments) {
    return statement.substring(0, statement.length() - 1)
        + ", \"attachments\": "
        + array(attachments)
        + "}";
  }

  static String agent(String who) {
    return "{\"mbox\": \"mailto:" + who + "@example.org\"}";
  }

  static String array(String... statements) {
    return Stream.of(statements).collect(Collectors.joining(",", "[", "]"));
  }
}
