package org.trailmark.server.records.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The parameters of one request. What is wrong with any of them is gathered, so that a client hears
 * all of it at once: whoever has read what she wants calls {@link #check()}.
 */
final class Parameters {
  private final MultivaluedMap<String, String> sent;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param known the names that the resource knows
   */
  Parameters(MultivaluedMap<String, String> sent, Collection<String> known) {
    this.sent = sent;
    for (String name : new TreeSet<>(sent.keySet())) {
      if (!known.contains(name)) {
        fault(name, "is not known; known here: " + String.join(", ", known));
      }
    }
  }

  /** Reads a value, or throws an {@link IllegalArgumentException} that says what it must be. */
  @FunctionalInterface
  interface Reader<T> {
    T read(String value);
  }

  /** Reads a value as parameters of xAPI are read; the exception says which parameter it is. */
  @FunctionalInterface
  interface NamedReader<T> {
    T read(String name, String value);
  }

  MultivaluedMap<String, String> sent() {
    return sent;
  }

  /** Each value of a parameter that may be given several times. */
  <T> List<T> all(String name, Reader<T> reader) {
    List<T> values = new ArrayList<>();
    for (String value : sent.getOrDefault(name, List.of())) {
      T read = read(name, value, reader);
      if (read != null) {
        values.add(read);
      }
    }
    return values;
  }

  /** A parameter that may be given once; null: it is not. */
  <T> @Nullable T one(String name, Reader<T> reader) {
    List<String> values = sent.getOrDefault(name, List.of());
    if (values.size() > 1) {
      fault(name, "is given " + values.size() + " times; once is enough");
    }
    return values.isEmpty() ? null : read(name, values.get(0), reader);
  }

  /** The same, or what holds where it is not given. */
  <T> T one(String name, Reader<T> reader, T otherwise) {
    T value = one(name, reader);
    return value == null ? otherwise : value;
  }

  static <T> Reader<T> named(String name, NamedReader<T> reader) {
    return value -> reader.read(name, value);
  }

  /** A number from one bound to another, both included; more than the upper one is that. */
  static Reader<Integer> number(int least, int most) {
    return value -> {
      if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) < least) {
        throw new IllegalArgumentException("must be a whole number of " + least + " or more");
      }
      return (int) Math.min(Long.parseLong(value), most);
    };
  }

  static Reader<Boolean> bool() {
    return value ->
        switch (value) {
          case "true" -> true;
          case "false" -> false;
          default -> throw new IllegalArgumentException("must be true or false");
        };
  }

  static <E extends Enum<E>> Reader<E> choice(Class<E> type) {
    return value -> {
      List<String> slugs =
          Arrays.stream(type.getEnumConstants())
              .map(each -> each.name().toLowerCase(Locale.ROOT))
              .toList();
      int found = slugs.indexOf(value);
      if (found < 0) {
        throw new IllegalArgumentException("must be one of " + String.join(", ", slugs));
      }
      return type.getEnumConstants()[found];
    };
  }

  private <T> @Nullable T read(String name, String value, Reader<T> reader) {
    try {
      return reader.read(value);
    } catch (IllegalArgumentException e) {
      fault(name, e.getMessage() + "; found \"" + value + "\"");
    } catch (LrsException e) {
      fault(name, String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** Says that something is wrong with a parameter. */
  void fault(String name, String message) {
    faults.add(Fault.inDocument(name, 0, message));
  }

  /**
   * Refuses the request if anything is wrong.
   *
   * @throws LrsException {@code INVALID_PARAMETER}, with a fault for each, by its name
   */
  void check() {
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER,
          faults.size() == 1
              ? "Parameter " + faults.get(0).pointer() + ": " + faults.get(0).message() + "."
              : faults.size() + " parameters are wrong.",
          faults);
    }
  }
}
