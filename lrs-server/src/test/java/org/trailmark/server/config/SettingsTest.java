package org.trailmark.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
        settings(Map.of("nam", "x", "on", "maybe", "mail.prt", "1", "pause", "5s"));

    assertThatThrownBy(() -> settings.bind("p", Everything.class))
        .isInstanceOfSatisfying(
            LrsException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION);
              assertThat(e.faults()).hasSize(4);
            })
        .hasMessageContaining("plugin.p.nam is not known; known here: plugin.p.mail.*")
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

    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.admin()).isNull();
  }

  @Test
  void serverConfig_pluginSettings_areKeptForThePlugins() {
    ServerConfig config =
        ServerConfig.of(DATA, Map.of("port", "0", "plugin.journey.zone", "Europe/Amsterdam"));

    assertThat(config.port()).isZero();
    assertThat(config.plugins()).containsOnlyKeys("plugin.journey.zone");
  }

  @Test
  void serverConfig_wrongValues_areRefused() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("prot", "1"),
            Map.of("port", "x"),
            Map.of("port", "65536"),
            Map.of("basePath", "lrs/"),
            Map.of("authorityHomePage", "here"),
            Map.of("admin.key", "a:b", "admin.secret", "long enough"),
            Map.of("admin.key", "a"))) {
      assertThatThrownBy(() -> ServerConfig.of(DATA, wrong))
          .as(wrong.toString())
          .isInstanceOfSatisfying(
              LrsException.class,
              e -> assertThat(e.code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION));
    }
  }

  private static PluginSettings settings(Map<String, String> own) {
    return new PluginSettings(
        own.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    e -> "plugin.p." + e.getKey(), Map.Entry::getValue)));
  }
}
