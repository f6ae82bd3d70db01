package org.trailmark.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the collector's log ({@code -Xlog:gc}) tells of the heap. */
final class HeapLog {
  private static final Pattern PAUSE = Pattern.compile("Pause .* \\d+M->(\\d+)M\\(\\d+M\\)");

  private HeapLog() {}

  /** The most that was left after a collection, in bytes; empty where there was none. */
  static OptionalLong mostLeft(Path log) throws IOException {
    if (!Files.exists(log)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(PAUSE::matcher)
          .filter(Matcher::find)
          .mapToLong(pause -> Long.parseLong(pause.group(1)) << 20)
          .max();
    }
  }
}
