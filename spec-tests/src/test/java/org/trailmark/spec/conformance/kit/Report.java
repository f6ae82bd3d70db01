package org.trailmark.spec.conformance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All verdicts of this run. Written after every class of requirements, so that a run that is cut
 * short leaves what it found.
 */
final class Report {
  private static final Report CURRENT = new Report();
  private static final Path FOLDER =
      Path.of(System.getProperty("conformance.report", "target/conformance"));

  private final Map<String, Judged> judged = new LinkedHashMap<>();

  private Report() {}

  static Report current() {
    return CURRENT;
  }

  synchronized void add(Requirement requirement, Class<?> test, Method method, Case one) {
    String name = test.getSimpleName() + "." + method.getName();
    judged.computeIfAbsent(name, key -> new Judged(requirement, key)).cases().add(one);
  }

  /** Writes {@code report-VERSION.html}. */
  synchronized void write() {
    if (judged.isEmpty()) {
      return;
    }
    List<Judged> sorted = new ArrayList<>(judged.values());
    sorted.sort(
        Comparator.comparing((Judged one) -> ClauseOrder.key(one.requirement().clause()))
            .thenComparing(one -> one.requirement().level()));
    String version = LrsUnderTest.get().version().header();
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(
          FOLDER.resolve("report-" + version + ".html"),
          HtmlReport.render(version, LrsUnderTest.get().endpoint().toString(), sorted));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
