package org.trailmark.spec.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/plugins.md shows pieces of files that the build compiles and whose tests it runs; each piece
 * is preceded by a comment that names its file.
 */
class PluginsGuideTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Pattern PIECE =
      Pattern.compile(
          "(?:<!-- (\\S+) -->\n)?```(java|xml|properties|yaml|js)\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyPieceOfTheGuide_standsInAFileThatTheBuildCompiles() throws IOException {
    List<MatchResult> pieces =
        PIECE.matcher(Files.readString(ROOT.resolve("docs/plugins.md"))).results().toList();

    assertThat(pieces).hasSizeGreaterThan(5);
    for (MatchResult piece : pieces) {
      assertThat(piece.group(1)).as(piece.group(3)).isNotNull();
      assertThat(stripped(Files.readString(ROOT.resolve(piece.group(1)))))
          .as(piece.group(1))
          .contains(stripped(piece.group(3)));
    }
  }

  /** Pieces may be indented otherwise. */
  private static String stripped(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
