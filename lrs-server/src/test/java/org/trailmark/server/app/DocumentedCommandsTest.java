package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** The command line understands every command that a document shows. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Pattern COMMAND =
      Pattern.compile("(?:\\./|TRAILMARK/)trailmark +([a-z][^`|>\n]*)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @Test
  void everyCommandOfADocument_isUnderstood() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> commands = commands();
    for (String command : commands) {
      try {
        Main.line().parseArgs(words(command));
      } catch (MissingParameterException e) {
        // A text that names a command need not say all that it takes.
        assertThat(e.getMessage()).as(command).startsWith("Missing required");
      } catch (ParameterException e) {
        wrong.add(command + ": " + e.getMessage());
      }
    }

    assertThat(commands).hasSizeGreaterThan(40);
    assertThat(wrong).isEmpty();
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      for (Path document :
          Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList()) {
        String text = Files.readString(document).replaceAll("\\\\\n *", " ");
        COMMAND
            .matcher(text)
            .results()
            .map(found -> found.group(1).replaceFirst(" #.*", "").strip())
            .filter(command -> !command.matches("bench\\b.*")) // is another program
            .map(command -> command.replaceFirst("--password$", "--password=given")) // or it asks
            .forEach(commands::add);
      }
    }
    return commands;
  }

  private static String[] words(String command) {
    return WORD.matcher(command).results().map(DocumentedCommandsTest::word).toArray(String[]::new);
  }

  private static String word(MatchResult word) {
    return Stream.of(1, 2, 3).map(word::group).filter(text -> text != null).findFirst().orElse("");
  }
}
