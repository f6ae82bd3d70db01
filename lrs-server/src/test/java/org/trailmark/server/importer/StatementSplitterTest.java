package org.trailmark.server.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {
  private final List<String> statements = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  @Test
  void oneObject_overSeveralLines_isOneStatement() throws IOException {
    split("\n{\"a\":\n  {\"b\": [1, {}]}}\n");

    assertThat(statements).containsExactly("2 {\"a\":\n  {\"b\": [1, {}]}}");
    assertThat(broken).isEmpty();
  }

  @Test
  void array_isItsObjects() throws IOException {
    split("[{\"a\": 1},\n {\"b\": \"}]{\\\"\"} , {}]");

    assertThat(statements).containsExactly("1 {\"a\": 1}", "2 {\"b\": \"}]{\\\"\"}", "2 {}");
    assertThat(broken).isEmpty();
  }

  @Test
  void jsonLines_areTheirLines() throws IOException {
    split("{\"a\": 1}\r\n\n{\"b\": 2}\n{\"c\": 3}");

    assertThat(statements).containsExactly("1 {\"a\": 1}", "3 {\"b\": 2}", "4 {\"c\": 3}");
  }

  @Test
  void jsonLines_brokenLines_doNotSpoilTheOthers() throws IOException {
    split("{\"a\": 1}\n{\"b\": {\n{\"c\": 3}\nnonsense\n{\"d\": \"x\n{\"e\": 5}\n");

    assertThat(statements).containsExactly("1 {\"a\": 1}", "3 {\"c\": 3}", "6 {\"e\": 5}");
    assertThat(broken).hasSize(3);
    assertThat(broken.get(0)).startsWith("2 ");
    assertThat(broken.get(1)).startsWith("4 ");
    assertThat(broken.get(2)).startsWith("5 ");
  }

  @Test
  void arrayThatBreaks_isToldOnceAndLeft() throws IOException {
    split("[{\"a\": 1}, oops, {\"b\": 2}]");

    assertThat(statements).containsExactly("1 {\"a\": 1}");
    assertThat(broken)
        .containsExactly("1 Here a statement should begin. The rest of the file is left out.");
  }

  @Test
  void endTooSoon_isTold() throws IOException {
    split("[{\"a\": 1}, {\"b\":");

    assertThat(statements).containsExactly("1 {\"a\": 1}");
    assertThat(broken).containsExactly("1 The file ends within this statement.");
  }

  @Test
  void tooLarge_isTold() throws IOException {
    split("{\"a\": \"" + "x".repeat(200) + "\"}");

    assertThat(statements).isEmpty();
    assertThat(broken).singleElement().asString().contains("larger than 100 bytes");
  }

  @Test
  void bytes_stayWhatTheyAre() throws IOException {
    split("{\"a\": 1.50, \"a\": \"\\u00e9\u00e9\"}");

    assertThat(statements).containsExactly("1 {\"a\": 1.50, \"a\": \"\\u00e9\u00e9\"}");
  }

  private void split(String text) throws IOException {
    StatementSplitter.split(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        100,
        new StatementSplitter.Sink() {
          @Override
          public void statement(byte[] json, long line) {
            statements.add(line + " " + new String(json, StandardCharsets.UTF_8));
          }

          @Override
          public void broken(String why, long line) {
            broken.add(line + " " + why);
          }
        });
  }
}
