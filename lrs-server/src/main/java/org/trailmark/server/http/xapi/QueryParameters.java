package org.trailmark.server.http.xapi;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.lrs.xapi.XapiVersion;

/**
 * The parameters of a request: each at most once, each known to the resource, compared with regard
 * to case (xAPI-Communication 2.0, 3.2).
 */
public final class QueryParameters {
  private final Map<String, String> values;

  private QueryParameters(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Takes the parameters of a request.
   *
   * @throws LrsException {@code INVALID_PARAMETER} if one is unknown or given twice
   */
  public static QueryParameters of(MultivaluedMap<String, String> sent, List<String> known) {
    Map<String, String> values = new TreeMap<>();
    sent.forEach(
        (name, all) -> {
          if (!known.contains(name)) {
            throw invalid(
                known.isEmpty()
                    ? "\"" + name + "\" is not known: this request takes no parameter."
                    : "\"" + name + "\" is not known; known here: " + String.join(", ", known));
          }
          if (all.size() > 1) {
            throw invalid("\"" + name + "\" is given " + all.size() + " times.");
          }
          values.put(name, all.get(0));
        });
    return new QueryParameters(values);
  }

  /** Whether it was given, be it empty. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The names that were given, sorted. */
  public Set<String> names() {
    return values.keySet();
  }

  /** All as they were given, sorted by name. */
  public Map<String, String> asMap() {
    return values;
  }

  /** A value as it was given; null if it was not. */
  public @Nullable String text(String name) {
    return values.get(name);
  }

  /**
   * A value of some form.
   *
   * @param read given name and value; throws if it is not of the form
   * @return null if it was not given
   */
  public <T> @Nullable T value(String name, BiFunction<String, String, T> read) {
    String text = values.get(name);
    return text == null ? null : read.apply(name, text);
  }

  /** A moment, written as the version of the request wants it; null if it was not given. */
  public @Nullable Instant timestamp(String name, XapiVersion version) {
    return value(name, (given, text) -> ParameterValues.timestamp(version, given, text));
  }

  /** True only when given as {@code true}. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(value(name, ParameterValues::bool));
  }

  /** A number from 0; 0 when not given. */
  public int count(String name) {
    Integer count = value(name, ParameterValues::count);
    return count == null ? 0 : count;
  }

  /** The refusal of a request whose parameters are not as they should be. */
  public static LrsException invalid(String message) {
    return new LrsException(ProblemCode.INVALID_PARAMETER, message);
  }
}
