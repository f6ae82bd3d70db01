package org.trailmark.server.wish;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.JsonDocument;
import org.trailmark.lrs.xapi.ParameterValues;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what somebody asks for, and gathers what is wrong with it. For one thread. */
public final class WishReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonNode root;
  private final List<Fault> faults = new ArrayList<>();

  private WishReader(JsonNode root) {
    this.root = root;
  }

  /**
   * Begins to read.
   *
   * @param known the members that there may be
   * @throws LrsException {@code MALFORMED_JSON}
   */
  public static WishReader of(byte[] body, String... known) {
    JsonDocument.requireJson(body);
    WishReader reader = new WishReader(JSON.readTree(body));
    if (!reader.root.isObject()) {
      reader.fault("", "is an object with " + String.join(", ", known));
    }
    Set<String> names = Set.of(known);
    for (String name : reader.root.propertyNames()) {
      if (!names.contains(name)) {
        reader.fault(Fault.child("", name), "is not known; known are " + String.join(", ", known));
      }
    }
    return reader;
  }

  /** A member as it was sent; missing where it was not. */
  public JsonNode member(String name) {
    return root.path(name);
  }

  /** A text without the space around it. */
  public String text(String name, int max, String otherwise) {
    JsonNode sent = root.path(name);
    if (sent.isMissingNode()) {
      return otherwise;
    }
    String text = sent.asString("").strip();
    if (!sent.isString() || text.length() > max) {
      fault("/" + name, "is a text of " + max + " characters at most");
    }
    return text;
  }

  /** True or false; false where it was not sent. */
  public boolean flag(String name) {
    JsonNode sent = root.path(name);
    if (!sent.isMissingNode() && !sent.isBoolean()) {
      fault("/" + name, "is true or false; found " + sent);
    }
    return sent.asBoolean(false);
  }

  /**
   * A length of time.
   *
   * @param otherwise where it was not sent
   */
  public Duration length(String name, Duration least, Duration most, Duration otherwise) {
    JsonNode sent = root.path(name);
    if (sent.isMissingNode()) {
      return otherwise;
    }
    try {
      Duration length = Duration.parse(sent.asString(""));
      if (length.compareTo(least) >= 0 && length.compareTo(most) <= 0) {
        return length;
      }
    } catch (DateTimeException e) {
      fault("/" + name, "is a length such as \"PT8H\" or \"P7D\"; found " + sent);
      return otherwise;
    }
    fault("/" + name, "is a length from " + least + " to " + most + "; found " + sent);
    return otherwise;
  }

  /**
   * The agent that must be there.
   *
   * @param missing what to say where there is none
   * @return null: it has faults
   */
  public @Nullable Ifi agent(String name, String missing) {
    JsonNode sent = root.path(name);
    if (sent.isMissingNode()) {
      fault("/" + name, missing);
      return null;
    }
    return agentAt("/" + name, sent);
  }

  /**
   * An agent at a place within a member.
   *
   * @return null: it has faults
   */
  public @Nullable Ifi agentAt(String pointer, JsonNode sent) {
    try {
      return ParameterValues.agentOnly("agent", sent.toString());
    } catch (LrsException e) {
      if (e.faults().isEmpty()) {
        fault(pointer, String.valueOf(e.getMessage()));
      }
      e.faults()
          .forEach(
              each ->
                  faults.add(
                      new Fault(-1, pointer + each.pointer(), 0, each.message(), each.clause())));
      return null;
    }
  }

  /** Something is wrong at a place. */
  public void fault(String pointer, String message) {
    faults.add(Fault.inDocument(pointer, 0, message));
  }

  /**
   * To be called when all was read.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults
   */
  public void requireNoFaults(String message) {
    if (!faults.isEmpty()) {
      throw new LrsException(ProblemCode.INVALID_DOCUMENT, message, faults);
    }
  }
}
