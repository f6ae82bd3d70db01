package org.trailmark.spec.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point to is there: files, headings, and paths that they name. */
class LinksTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).resolve("..").toAbsolutePath().normalize();
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

  /** A path of the source tree, as texts and comments in them name it. */
  private static final Pattern PATH =
      Pattern.compile(
          "[` ]((?:docs|examples|packaging|lrs-core|journey-plugin|lrs-server|spec-tests"
              + "|benchmarks)/[\\w./-]*\\w)");

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .forEach(documents::add);
    }
    documents.add(ROOT.resolve("journey-plugin/RATIONALE.md"));
    return documents;
  }

  @Test
  void everyLink_leadsToAFileThatIsThere_andToAHeadingOfIt() throws IOException {
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path document : documents()) {
      String text = CODE.matcher(prose(document)).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        if (!link.group(1).matches("[a-z]+:.*")) {
          links++;
          if (isDead(document, link.group(1))) {
            dead.add(ROOT.relativize(document) + ": " + link.group(1));
          }
        }
      }
    }

    assertThat(links).isGreaterThan(100);
    assertThat(dead).isEmpty();
  }

  private static boolean isDead(Path document, String link) {
    int hash = (link + "#").indexOf('#');
    Path file = hash == 0 ? document : document.resolveSibling(link.substring(0, hash)).normalize();
    if (!Files.exists(file)) {
      return true;
    }
    return hash < link.length()
        && file.toString().endsWith(".md")
        && !anchors(file).contains(link.substring(hash + 1));
  }

  /** As GitHub makes them of headings. */
  private static Set<String> anchors(Path document) {
    Set<String> anchors = new HashSet<>();
    for (MatchResult heading : HEADING.matcher(prose(document)).results().toList()) {
      String anchor =
          heading
              .group(1)
              .strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      for (int n = 0; !anchors.add(n == 0 ? anchor : anchor + "-" + n); ) {
        n++;
      }
    }
    return anchors;
  }

  @Test
  void everyPathThatATextNames_isThere() throws IOException {
    Set<String> gone =
        documents().stream()
            .flatMap(document -> PATH.matcher(read(document)).results())
            .map(found -> found.group(1))
            .filter(
                path -> !path.contains("target/") && !path.matches(".*\\b[A-Z]{3,}\\b(?!\\.).*"))
            .filter(path -> !Files.exists(ROOT.resolve(path)))
            .collect(Collectors.toSet());

    assertThat(gone).isEmpty();
  }

  /** Without what lies between fences, where a line may begin with a number sign. */
  private static String prose(Path document) {
    return CODE_BLOCK.matcher(read(document)).replaceAll("");
  }

  private static String read(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
