package org.trailmark.server.config;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.config.Configuration.InForce;
import org.trailmark.server.config.Configuration.Option;

class ConfigurationTest {
  @TempDir private Path data;
  private Map<String, Option> options = Map.of();

  record Chat(
      @Nullable Boolean on,
      @Nullable Integer retries,
      @Nullable Map<String, String> rooms,
      @Nullable Map<String, Door> doors) {}

  record Door(@Nullable String url, @Nullable Integer maxTries) {}

  @BeforeEach
  void dataFolder() {
    options = Map.of("dataDir", new Option("--data", data.toString()));
  }

  @Test
  void read_fileEnvironmentAndOption_theStrongerWins() throws IOException {
    write("http:\n  host: 0.0.0.0\n  port: 1\n  workers: 3\n");
    Map<String, Option> both =
        Map.of(
            "dataDir",
            new Option("--data", data.toString()),
            "http.port",
            new Option("--port", "3"));

    Configuration read =
        Configuration.read(
            both,
            Map.of("TRAILMARK_HTTP_PORT", "2", "TRAILMARK_HTTP_WORKERS", "4", "PATH", "/bin"),
            null,
            Map.of());

    assertThat(read.server().http())
        .isEqualTo(new HttpConfig("0.0.0.0", 3, "", null, 4, List.of(), null));
    assertThat(inForce(read))
        .containsEntry("http.port", new InForce("http.port", "3", "--port"))
        .containsEntry("http.workers", new InForce("http.workers", "4", "TRAILMARK_HTTP_WORKERS"))
        .containsEntry(
            "http.host",
            new InForce("http.host", "0.0.0.0", data.resolve("trailmark.yaml") + ", line 2"))
        .containsEntry("xapi.maxPage", new InForce("xapi.maxPage", "500", "default"));
  }

  @Test
  void read_severalFaults_tellsAllWithTheirLines() throws IOException {
    Path file =
        write(
            """
            http:
              prt: 80
              port: many
            limits.body: 16 MB
            limits: {body: 1MiB}
            plugin:
              chat:
                retrys: 3
            """);

    assertThatThrownBy(
            () ->
                Configuration.read(
                    options,
                    Map.of("TRAILMARK_HTTP_PROT", "1", "TRAILMARK_PLUGIN_CHAT_RETRIES", "x"),
                    null,
                    Map.of("chat", Chat.class)))
        .isInstanceOfSatisfying(
            LrsException.class,
            e ->
                assertThat(e.faults())
                    .extracting(Fault::message)
                    .containsExactlyInAnyOrder(
                        "TRAILMARK_HTTP_PROT of the environment is no setting;"
                            + " did you mean 'TRAILMARK_HTTP_PORT'?",
                        file + ", line 5: limits.body is there twice, first in line 4",
                        file
                            + ", line 2: http.prt is not known; did you mean 'http.port'?"
                            + " Known here: http.basePath, http.host, http.port, http.publicOrigin,"
                            + " http.tls.*, http.trustedProxies, http.workers",
                        file + ", line 3: http.port is a whole number, not \"many\"",
                        file + ", line 4: limits.body is a size such as 16MiB, not \"16 MB\"",
                        file
                            + ", line 8: plugin.chat.retrys is not known;"
                            + " did you mean 'plugin.chat.retries'? Known here:"
                            + " plugin.chat.doors.*, plugin.chat.on, plugin.chat.retries,"
                            + " plugin.chat.rooms.*",
                        "TRAILMARK_PLUGIN_CHAT_RETRIES:"
                            + " plugin.chat.retries is a whole number, not \"x\""));
  }

  @Test
  void read_pluginInTheEnvironment_isBoundWhenItsTypeIsKnown() throws IOException {
    write("plugin.chat:\n  on: true\n  retries: 1\n  rooms: {lms: a, crm.eu: b}\n");

    PluginSettings settings =
        Configuration.read(
                options,
                Map.of(
                    "TRAILMARK_PLUGIN_CHAT_RETRIES", "5",
                    "TRAILMARK_PLUGIN_CHAT_ROOMS_LMS", "c",
                    "TRAILMARK_PLUGIN_CHAT_DOORS_FRONT_MAX_TRIES", "7"),
                null,
                Map.of())
            .server()
            .plugin();

    assertThat(settings.bind("chat", Chat.class))
        .isEqualTo(
            new Chat(
                true, 5, Map.of("lms", "c", "crm.eu", "b"), Map.of("front", new Door(null, 7))));
  }

  @Test
  void read_list_isWrittenAsListOrWithCommas() throws IOException {
    write("xapi:\n  corsOrigins:\n    - https://a.example.org\n    - https://b.example.org\n");
    List<String> both = List.of("https://a.example.org", "https://b.example.org");

    assertThat(read().server().xapi().corsOrigins()).isEqualTo(both);

    write("xapi.corsOrigins: https://a.example.org, https://b.example.org");
    assertThat(read().server().xapi().corsOrigins()).isEqualTo(both);

    write("xapi.corsOrigins: []");
    assertThat(read().server().xapi().corsOrigins()).isEmpty();
  }

  @Test
  void read_sectionWithoutValues_setsNothing() throws IOException {
    write("http:\n#  port: 80\nlimits:\n");

    assertThat(inForce(read()).values())
        .allMatch(s -> s.name().equals("dataDir") || s.origin().equals("default"));
  }

  @Test
  void read_notYaml_namesTheLine() throws IOException {
    Path file = write("http:\n  port: 1\n port: 2\n");

    assertThatThrownBy(this::read).hasMessageContaining(file + ", line 3: is no YAML: ");
  }

  @Test
  void read_formerFile_isRefusedWithWhatToDo() throws IOException {
    Files.writeString(data.resolve("trailmark.properties"), "port=80\n");

    assertThatThrownBy(this::read)
        .hasMessageContaining("trailmark.properties is read no more")
        .hasMessageContaining("trailmark.yaml");
  }

  @Test
  void read_kubernetesOwnVariables_areNoSettings() {
    Configuration read =
        Configuration.read(
            options,
            Map.of(
                "TRAILMARK_SERVICE_HOST", "10.0.0.1",
                "TRAILMARK_PORT", "tcp://10.0.0.1:80",
                "TRAILMARK_PORT_80_TCP", "tcp://10.0.0.1:80"),
            null,
            Map.of());

    assertThat(read.server().http()).isEqualTo(ServerConfig.defaults(data).http());
  }

  @Test
  void inForce_secrets_areHidden() throws IOException {
    write(
        """
        admin: {key: me, secret: hush-hush}
        database: jdbc:postgresql://db/lrs?user=u&password=hush-hush
        plugin.journey:
          webhooks.lms: https://lms.example.org/hooks/hush-hush
          webhookSecrets.lms: hush-hush
          email: {host: mail.example.org, password: hush-hush}
        http.publicOrigin: https://lrs.example.org
        auth.oidc: {issuer: https://login.example.org, audience: lrs, keys: https://login.example.org/k}
        auth.oidc.login: {clientId: lrs, clientSecret: hush-hush}
        """);

    assertThat(inForce(read()).values()).noneMatch(s -> s.value().contains("hush"));
    assertThat(inForce(read()))
        .containsEntry(
            "database",
            new InForce(
                "database",
                "jdbc:postgresql://db/lrs",
                data.resolve("trailmark.yaml") + ", line 2"))
        .hasEntrySatisfying(
            "plugin.journey.webhooks.lms",
            s -> assertThat(s.value()).isEqualTo("https://lms.example.org/..."));
  }

  @Test
  void read_loginElsewhere_needsAWayBackAndRoles() throws IOException {
    write(
        """
        auth.oidc:
          issuer: http://login.example.org
          audience: lrs
          keys: https://login.example.org/keys
          login: {clientId: lrs, roleClaim: groups}
        """);
    assertFault("auth.oidc.login.admins or viewers are set where roleClaim is");

    write(
        """
        auth.oidc:
          issuer: http://login.example.org
          audience: lrs
          keys: https://login.example.org/keys
          login: {clientId: lrs}
        """);
    assertFault("auth.oidc.issuer is an address with https");

    write(
        """
        auth.oidc:
          issuer: https://login.example.org
          audience: lrs
          keys: https://login.example.org/keys
          login: {clientId: lrs}
        """);
    assertFault("http has no publicOrigin");
  }

  @Test
  void read_rulesOfRetention_areInTheirOrder_andShown() throws IOException {
    write(
        """
        retention:
          at: "04:15"
          rules:
            young: {action: erase, age: P90D, verb: "https://ex.org/did"}
            any-agent:
              action: erase
              age: P2Y6M
              agent: '{"mbox":"mailto:ann@ex.org"}'
              relatedAgents: true
            all: {action: erase, age: P7Y, all: true}
        """);

    RetentionConfig retention = read().server().retention();

    assertThat(retention.all())
        .extracting(rule -> rule.name() + " " + rule.age())
        .containsExactly("young P90D", "any-agent P2Y6M", "all P7Y");
    assertThat(retention.all().get(1).filter().agent())
        .isEqualTo(new Ifi.Mbox("mailto:ann@ex.org"));
    assertThat(inForce(read()).values())
        .extracting(each -> each.name() + "=" + each.value())
        .contains(
            "retention.at=04:15",
            "retention.zone=UTC",
            "retention.rules.young.age=P90D",
            "retention.rules.young.verb=https://ex.org/did",
            "retention.rules.all.all=true");
  }

  @Test
  void read_wrongRulesOfRetention_areToldAtTheirLines() throws IOException {
    write(
        """
        retention.rules:
          one: {age: P2Y, all: true}
          two: {action: erase, age: 2 years, all: true}
          three: {action: erase, age: P2Y}
          four: {action: erase, age: P2Y, all: true, verb: "https://ex.org/did"}
          five: {action: erase, age: P0D, all: true}
          six: {action: erase, age: P2Y, verb: did}
          seven: {action: erase, age: P2Y, verb: "https://ex.org/did", relatedAgents: true}
          eight: {action: hide, age: P2Y, all: true}
          nine: {action: erase, age: P2Y, verbs: "https://ex.org/did"}
        """);

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            LrsException.class,
            e ->
                assertThat(e.faults())
                    .extracting(Fault::message)
                    .satisfiesExactly(
                        one -> assertThat(one).contains("one.action is missing: erase"),
                        two -> assertThat(two).contains("line 3", "two.age is a period of days"),
                        three -> assertThat(three).contains("three.all is missing"),
                        four -> assertThat(four).contains("line 5", "four.all is true, but"),
                        five -> assertThat(five).contains("line 6", "five.age is a day or more"),
                        six -> assertThat(six).contains("line 7", "six.verb must be an IRI"),
                        seven -> assertThat(seven).contains("line 8", "seven.relatedAgents is"),
                        eight -> assertThat(eight).contains("line 9", "eight.action is one of"),
                        nine -> assertThat(nine).contains("line 10", "nine.verbs is not known")));
  }

  @Test
  void read_ruleOfRetentionWithAWrongName_isRefused() throws IOException {
    write("retention.rules: {Old Ones: {action: erase, age: P2Y, all: true}}");

    assertFault("retention.rules have names of up to 100 lower-case letters");
  }

  private void assertFault(String message) {
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            LrsException.class,
            e ->
                assertThat(e.faults())
                    .singleElement()
                    .extracting(Fault::message)
                    .asString()
                    .contains(message));
  }

  @Test
  void tracing_isOffUntilAReceiverIsNamed_andItsHeadersAreNotShown() throws IOException {
    assertThat(read().server().tracing().endpoint()).isNull();
    assertThat(inForce(read()))
        .containsEntry("tracing.headers", new InForce("tracing.headers", "[]", "default"));

    write(
        """
        tracing:
          endpoint: https://collector.example.org/v1/traces
          headers: ["Authorization: Bearer hush, hush", "X-Tenant:a"]
          sample: 0.25
        """);

    TracingConfig tracing = read().server().tracing();
    assertThat(tracing.headerValues())
        .containsExactly(
            Map.entry("Authorization", "Bearer hush, hush"), Map.entry("X-Tenant", "a"));
    assertThat(tracing.sample()).isEqualTo(0.25);
    assertThat(inForce(read()).values())
        .extracting(InForce::value)
        .noneMatch(v -> v.contains("hush"));
    assertThat(tracing.toString()).doesNotContain("hush");
  }

  @Test
  void tracing_thatCannotWork_isRefused_withoutItsSecrets() throws IOException {
    for (String endpoint :
        List.of(
            "collector:4318",
            "grpc://collector:4317/x",
            "http://collector:4318",
            "http://user:hush@collector/v1/traces")) {
      write("tracing: {endpoint: '" + endpoint + "'}\n");
      assertFault("tracing.endpoint is an address like http://127.0.0.1:4318/v1/traces");
      assertThatThrownBy(this::read).message().doesNotContain("hush");
    }
    write("tracing: {headers: ['Authorization hush']}\n");
    assertFault("tracing.headers is a list, each like Name: value");
    assertThatThrownBy(this::read).message().doesNotContain("hush");
    write("tracing: {sample: 1.5}\n");
    assertFault("tracing.sample is 0 to 1, not 1.5");
    write("tracing: {sample: NaN}\n");
    assertFault("tracing.sample is 0 to 1");
  }

  @Test
  void table_everySetting_hasALine() {
    String table = SettingsTable.markdown();

    for (SettingNames.Named named : SettingNames.of("", ServerConfig.class).all()) {
      assertThat(table).contains("`" + named.name());
    }
    assertThat(table).contains("`TRAILMARK_HTTP_BASE_PATH`");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(data.resolve("trailmark.yaml"), yaml);
  }

  private Configuration read() {
    return Configuration.read(options, Map.of(), null, Map.of());
  }

  private static Map<String, InForce> inForce(Configuration configuration) {
    return configuration.inForce().collect(toMap(InForce::name, value -> value));
  }
}
