package org.trailmark.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

class SettingsTest {
  private static final Path DATA = Path.of("data");

  enum Mood {
    QUIET,
    VERY_LOUD
  }

  record Mail(@Nullable String host, @Nullable Integer port) {}

  record Everything(
      @Nullable String name,
      @Nullable Boolean on,
      @Nullable Double rate,
      @Nullable Duration pause,
      @Nullable Mood mood,
      @Nullable List<String> tags,
      @Nullable Map<String, String> webhooks,
      @Nullable Map<String, Mail> servers,
      @Nullable Mail mail) {
    Everything {
      if (rate != null && rate < 0) {
        throw new IllegalArgumentException("rate is 0 or more");
      }
    }
  }

  @Test
  void bind_everyKind_givesTheTypedRecord() {
    PluginSettings settings =
        settings(
            Map.of(
                "name", "x",
                "on", "true",
                "rate", "0.5",
                "pause", "PT5S",
                "mood", "very-loud",
                "tags", "a, b",
                "webhooks.lms", "https://lms.example.org/hook",
                "webhooks.crm.eu", "https://crm.example.org",
                "servers.one.host", "h",
                "mail.port", "25"));

    Everything bound = settings.bind("p", Everything.class);

    assertThat(bound)
        .isEqualTo(
            new Everything(
                "x",
                true,
                0.5,
                Duration.ofSeconds(5),
                Mood.VERY_LOUD,
                List.of("a", "b"),
                Map.of("lms", "https://lms.example.org/hook", "crm.eu", "https://crm.example.org"),
                Map.of("one", new Mail("h", null)),
                new Mail(null, 25)));
  }

  @Test
  void bind_nothing_givesNulls() {
    assertThat(settings(Map.of()).bind("p", Mail.class)).isEqualTo(new Mail(null, null));
  }

  @Test
  void bind_severalFaults_tellsAllAtOnceWithTheKnownNames() {
    PluginSettings settings =
        settings(Map.of("nam", "x", "on", "maybe", "mail.prt", "1", "pause", "5 days"));

    assertThatThrownBy(() -> settings.bind("p", Everything.class))
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION);
              assertThat(e.faults()).hasSize(4);
            })
        .hasMessageContaining(
            "plugin.p.nam is not known; did you mean 'plugin.p.name'? Known here: plugin.p.mail.*")
        .hasMessageContaining("plugin.p.on is true or false")
        .hasMessageContaining("plugin.p.mail.prt is not known")
        .hasMessageContaining("plugin.p.pause is a duration");
  }

  @Test
  void bind_recordRefuses_tellsItsReason() {
    assertThatThrownBy(() -> settings(Map.of("rate", "-1")).bind("p", Everything.class))
        .hasMessageContaining("rate is 0 or more");
  }

  @Test
  void requireKnown_otherPlugin_listsThePlugins() {
    PluginSettings settings = settings(Map.of("name", "x"));

    assertThatThrownBy(() -> settings.requireKnown(List.of("journey")))
        .hasMessageContaining("plugin.p.name is for no plugin; the plugins are: [journey]");
  }

  @Test
  void serverConfig_defaults_listenOnLoopback() {
    ServerConfig config = ServerConfig.defaults(DATA);

    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.admin()).isNull();
    assertThat(config.limits().multipart()).isEqualTo(new DataSize(1L << 30));
    assertThat(config.pluginsDir()).isEqualTo(DATA.resolve("plugins"));
  }

  @Test
  void serverConfig_pluginSettings_areKeptForThePlugins() {
    ServerConfig config =
        ServerConfig.of(DATA, Map.of("http.port", "0", "plugin.journey.zone", "Europe/Amsterdam"));

    assertThat(config.http().port()).isZero();
    assertThat(config.plugin().isFor("journey")).isTrue();
    assertThat(config.plugin().isFor("jour")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http.prt                | 1     | http.prt is not known; did you mean 'http.port'?
          prot                    | 1     | prot is not known; did you mean 'http.port'?
          maxPage                 | 1     | maxPage is not known; did you mean 'xapi.maxPage'?
          http.port               | x     | http.port is a whole number, not "x"
          http.port               | 65536 | http.port is 0 to 65535, not 65536
          http.basePath           | lrs/  | http.basePath is like /lrs
          xapi.authorityHomePage  | here  | xapi.authorityHomePage is an absolute IRL
          xapi.answerVersion      | 1.0   | xapi.answerVersion is 1.0.3 or 2.0.0, not "1.0"
          xapi.corsOrigins        | *, a  | xapi.corsOrigins is *, or origins like
          limits.body             | 16 MB | limits.body is a size such as 16MiB, not "16 MB"
          limits.body             | 1     | limits.body is 1KiB or more
          admin.key               | a:b   | admin.key is a text without a colon
          admin.key               | a     | admin.secret is not empty
          database                | x     | database is a URL like jdbc:postgresql:
          plugins.dir             | /none | plugins.dir is a folder that is there
          plugins.callLimit       | 5     | plugins.callLimit is a duration such as 30s, not "5"
          """)
  void serverConfig_wrongValue_isRefusedByItsName(String name, String value, String message) {
    assertThatThrownBy(() -> ServerConfig.of(DATA, Map.of(name, value)))
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION))
        .hasMessageContaining("\n  " + message);
  }

  private static PluginSettings settings(Map<String, String> own) {
    Map<String, Given> given = new LinkedHashMap<>();
    own.forEach((name, text) -> given.put("p." + name, Given.text(text, Origin.PROGRAM)));
    return new PluginSettings(given);
  }
}
