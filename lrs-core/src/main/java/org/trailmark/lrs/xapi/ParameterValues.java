package org.trailmark.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Timestamp.BadTimestampException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Values of request parameters, judged as the same values in statements are (xAPI-Data 2.2). Every
 * method takes the parameter's name for its message, and throws an {@link LrsException} {@code
 * INVALID_PARAMETER} that says what is wrong and what would be right.
 */
public final class ParameterValues {
  private static final JsonFactory JSON = new JsonFactory();

  private ParameterValues() {}

  /** An agent or an identified group in JSON, as the identifier that is searched for. */
  public static Ifi agent(String name, String json) {
    return actor(name, json, ActorRules.Kind.AGENT_OR_GROUP);
  }

  /** An agent in JSON and no group, as its identifier (xAPI-Communication 2.3, 2.4 and 2.6). */
  public static Ifi agentOnly(String name, String json) {
    return actor(name, json, ActorRules.Kind.AGENT);
  }

  private static Ifi actor(String name, String json, ActorRules.Kind allowed) {
    Faults faults = new Faults();
    ActorRules actor;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes(json))) {
      parser.nextToken();
      JsonCursor cursor = new JsonCursor(parser, faults, false);
      if (cursor.token() == null) {
        throw invalid(name, "must be an agent in JSON; it is empty");
      }
      actor = ActorRules.read(cursor, allowed);
      if (parser.nextToken() != null) {
        throw invalid(name, "must be one agent in JSON; something follows it");
      }
    } catch (JacksonException e) {
      throw invalid(
          name,
          "must be an agent in JSON, such as {\"mbox\":\"mailto:ann@example.org\"}; "
              + e.getOriginalMessage());
    }
    if (!faults.isEmpty()) {
      List<Fault> all = faults.list();
      String text =
          all.stream()
              .map(
                  fault ->
                      (fault.pointer().isEmpty() ? "" : fault.pointer() + " ") + fault.message())
              .collect(Collectors.joining("; "));
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER, "Parameter " + name + " is no agent: " + text, all);
    }
    Ifi ifi = actor.ifi();
    if (ifi == null) {
      throw invalid(name, "must be an agent or an identified group; this group has no identifier");
    }
    return ifi;
  }

  /** A UUID in either case. */
  public static UUID uuid(String name, String value) {
    UUID uuid = UuidFormat.parse(value);
    if (uuid == null) {
      throw invalid(
          name,
          "must be a UUID, such as 7ccd3322-e1a5-411a-a67d-6a735c76f119; found " + Quote.of(value));
    }
    return uuid;
  }

  /** An IRI, as it was sent. */
  public static String iri(String name, String value) {
    String problem = Iri.problem(value);
    if (problem != null) {
      throw invalid(
          name,
          "must be an IRI, such as https://example.org/course/1; "
              + Quote.of(value)
              + " "
              + problem);
    }
    return value;
  }

  /**
   * A timestamp.
   *
   * @param version of the request, which says how strict to be, as with statements
   * @return cut to nanoseconds; a text without a zone is taken as UTC
   */
  public static Instant timestamp(XapiVersion version, String name, String value) {
    try {
      return Timestamp.parse(value, Timestamp.Form.of(version)).instant();
    } catch (BadTimestampException e) {
      String hint = value.indexOf(' ') > 0 ? " (write the + of an offset as %2B)" : "";
      throw invalid(
          name,
          "must be a timestamp, such as 2026-11-22T11:16:00.123Z; "
              + Quote.of(value)
              + " "
              + e.getMessage()
              + hint);
    }
  }

  /** {@code true} or {@code false}, as in JSON. */
  public static boolean bool(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name, "must be true or false; found " + Quote.of(value));
    };
  }

  /** An integer of at least 0; one that is too large for an int is {@link Integer#MAX_VALUE}. */
  public static int count(String name, String value) {
    boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw invalid(name, "must be an integer of at least 0; found " + Quote.of(value));
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE; // it has digits only: more than anybody can be given
    }
  }

  /** An RFC 5646 language tag, as it was sent. */
  public static String languageTag(String name, String value) {
    if (!LanguageTag.isValid(value)) {
      throw invalid(
          name, "must be an RFC 5646 language tag, such as en-US; found " + Quote.of(value));
    }
    return value;
  }

  private static LrsException invalid(String name, String message) {
    return new LrsException(
        ProblemCode.INVALID_PARAMETER, "Parameter " + name + " " + message + ".");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
