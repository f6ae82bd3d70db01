package org.trailmark.journey.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Profiles for tests. */
public final class Documents {
  /** {@code opened}, one or more of {@code watched} and {@code answered}, {@code closed}. */
  public static final String LESSON = resource("lesson.jsonld");

  public static final String LESSON_PATTERN = "https://example.org/lessons/patterns/lesson";
  public static final String LESSON_VERSION = "https://example.org/lessons/v2";

  private Documents() {}

  /** A profile around these lists of templates and patterns, in JSON with single quotes. */
  static String profile(String templates, String patterns) {
    return json(
        "{'id':'https://ex.org/p','type':'Profile','versions':[{'id':'https://ex.org/p/v1'}]"
            + (templates.isEmpty() ? "" : ",'templates':[" + templates + "]")
            + (patterns.isEmpty() ? "" : ",'patterns':[" + patterns + "]")
            + "}");
  }

  /** A template called {@code https://ex.org/t/NAME}, with more of it in single quotes. */
  static String template(String name, String more) {
    return "{'id':'https://ex.org/t/%s','type':'StatementTemplate'%s}".formatted(name, more);
  }

  static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }

  private static String resource(String name) {
    try (InputStream in = Documents.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
