package org.trailmark.spec.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.server.config.Configuration;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.config.SettingsTable;

/** docs/configuration.md says what the code does. */
class ConfigurationDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void tables_areTheOnesOfTheCode() throws IOException {
    String document = Files.readString(DOCUMENT);

    assertThat(document.substring(document.indexOf("| setting |")))
        .as("print them anew: ./trailmark config --table")
        .isEqualTo(SettingsTable.markdown());
  }

  @Test
  void example_isRead() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(DOCUMENT));
    assertThat(example.find()).isTrue();
    Path file = Files.writeString(folder.resolve("trailmark.yaml"), example.group(1));

    ServerConfig config = Configuration.read(Map.of(), Map.of(), file, Map.of()).server();

    assertThat(config.http().host()).isEqualTo("0.0.0.0");
    assertThat(config.limits().body().bytes()).isEqualTo(4 << 20);
    assertThat(config.plugin().isFor("journey")).isTrue();
  }
}
