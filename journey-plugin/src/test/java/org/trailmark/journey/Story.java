package org.trailmark.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A story of learners on a journey, as an author writes it down: what comes, in the order in which
 * it comes, and what must be so then. {@code docs/journeys/README.md} says how.
 */
record Story(Path file, StoryWords words, List<Line> lines) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final Pattern PEOPLE = Pattern.compile("people: (.+)");
  private static final Pattern WORD = Pattern.compile("([a-z0-9-]+) += +(.+)");
  private static final Pattern EVENT =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d) +(.+)");

  /**
   * What happens or must be so.
   *
   * @param at when; the time of the line before where it says none
   */
  record Line(int number, Instant at, String text) {
    boolean isCheck() {
      return text.startsWith("=> ");
    }

    /** Without the arrow. */
    String check() {
      return text.substring("=> ".length());
    }
  }

  static Story read(Path file) throws IOException {
    return read(file, Files.readAllLines(file));
  }

  /**
   * Reads.
   *
   * @param file beside which the files lie that it names
   */
  static Story read(Path file, List<String> all) {
    StoryWords words = new StoryWords();
    List<Line> lines = new ArrayList<>();
    @Nullable Instant at = null;
    for (int i = 0; i < all.size(); i++) {
      String text = all.get(i).replaceFirst("(^|\\s)#.*", "").strip();
      Matcher people = PEOPLE.matcher(text);
      Matcher word = WORD.matcher(text);
      Matcher event = EVENT.matcher(text);
      try {
        if (people.matches()) {
          words.people(list(people.group(1)));
        } else if (event.matches()) {
          Instant time = time(event.group(1));
          if (at != null && time.isBefore(at)) {
            throw new IllegalArgumentException("time goes back; say (happened ...) instead");
          }
          at = time;
          lines.add(new Line(i + 1, at, event.group(2)));
        } else if (word.matches()) {
          words.define(word.group(1), list(word.group(2)));
        } else if (!text.isEmpty()) {
          if (at == null) {
            throw new IllegalArgumentException("when is that?");
          }
          lines.add(new Line(i + 1, at, text));
        }
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return new Story(file, words, lines);
  }

  /** A time as stories write it, in UTC. */
  static Instant time(String text) {
    return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
  }

  static List<String> list(String text) {
    return List.of(text.strip().split(" *, *", -1));
  }
}
