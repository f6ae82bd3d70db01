package org.trailmark.server.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.server.plugins.JarWorkshop.plugin;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.plugin.Api;
import org.trailmark.lrs.problem.LrsException;

/** What a jar offers, needs and lacks; and which API was promised. */
class PluginCheckTest {
  private static final String KIND = "org.trailmark.journey.extension.ConditionKind";

  @TempDir Path folder;
  private JarWorkshop workshop;

  @BeforeEach
  void open() throws Exception {
    workshop = new JarWorkshop(folder.resolve("scratch"), folder.resolve("jars"));
  }

  @Test
  void goodJar_offersItsPluginAndItsPaths() throws Exception {
    JarReport report = JarReport.of(workshop.make(plugin("good")));

    assertThat(report.isGood()).isTrue();
    assertThat(report.plugins()).containsExactly("good");
    assertThat(report.paths()).containsExactly("said");
    assertThat(report.api()).isEqualTo(Api.VERSION);
    assertThat(report.lacks()).isEmpty();
    assertThat(report.mayLack()).isEmpty();
  }

  @Test
  void classOfTheProgram_isLacked_andOneThatALibraryMayDoWithoutIsTold() throws Exception {
    JarReport report =
        JarReport.of(
            workshop.make(
                plugin("greedy")
                    .with(
                        "greedy.Json",
                        "package greedy; class Json { tools.jackson.databind.json.JsonMapper m; }")
                    .with("lib.Rare", "package lib; class Rare { org.jdbi.v3.core.Jdbi[][] j; }")));

    assertThat(report.isGood()).isFalse();
    assertThat(report.lacks())
        .containsExactly(Map.entry("tools.jackson.databind.json.JsonMapper", "greedy.Json"));
    assertThat(report.mayLack()).containsExactly(Map.entry("org.jdbi.v3.core.Jdbi", "lib.Rare"));
  }

  @Test
  void jarForANewerApi_isRefused() throws Exception {
    JarReport report = JarReport.of(workshop.make(plugin("newer").api("1.7")));

    assertThat(report.isGood()).isFalse();
    assertThat(report.refusal()).contains("version 1.7", "needs a newer Trailmark");
  }

  @Test
  void extensionThatCannotBeMade_isRefused() throws Exception {
    JarReport report =
        JarReport.of(workshop.make("hollow", null, Map.of(), Map.of(KIND, "no.Such")));

    assertThat(report.isGood()).isFalse();
    assertThat(report.refusal()).contains("no.Such");
    assertThat(report.extensions()).containsOnlyKeys(KIND);
  }

  @Test
  void jarThatOffersNothing_isRefused() throws Exception {
    JarReport report = JarReport.of(workshop.make("empty", null, Map.of(), Map.of()));

    assertThat(report.refusal()).contains("offers nothing");
  }

  @Test
  void migrationsThatAreNotInTheJar_areMissed() throws Exception {
    String asks =
        "@Override public Optional<String> migrations() { return Optional.of(\"db/board\"); }";
    JarReport without = JarReport.of(workshop.make(plugin("board").factory(asks)));
    JarReport with =
        JarReport.of(
            workshop.make(plugin("board").factory(asks).file("db/board/V1__begin.sql", "")));

    assertThat(without.refusal()).contains("The migrations of board", "db/board");
    assertThat(with.isGood()).isTrue();
  }

  @Test
  void nameThatTheServerHas_isRefused() throws Exception {
    assertThat(JarReport.of(workshop.make(plugin("audit"))).refusal())
        .contains("the server itself goes by that name");
  }

  @Test
  void fileThatIsNoJar_isTold() throws Exception {
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");

    assertThatThrownBy(() -> JarReport.of(text))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("cannot be read as a jar");
  }

  /** JVMS: whatever javac writes can be read, and nothing is missed of what it runs with. */
  @Test
  void everyClassFileOfTheProgram_isRead() throws Exception {
    try (InputStream file = JarReport.class.getResourceAsStream("JarReport.class")) {
      assertThat(ClassFile.read(file).references())
          .contains(LrsException.class.getName(), JarFile.class.getName(), Path.class.getName())
          .allSatisfy(
              name ->
                  assertThat(Class.forName(name, false, getClass().getClassLoader())).isNotNull());
    }
  }

  @Test
  void promisedApi_isTheOneOfTheLastRelease_orCompatibleWithIt() throws Exception {
    Path promised = Path.of("../lrs-core/api/lrs-core-api.jar");
    try (JarFile jar = new JarFile(promised.toFile())) {
      ApiVersion then = ApiVersion.of(String.valueOf(JarCopy.statedApi(jar))).orElseThrow();
      assertThat(then.major()).isEqualTo(ApiVersion.OURS.major());
      assertThat(then.minor()).isLessThanOrEqualTo(ApiVersion.OURS.minor());
      assertThat(
              jar.stream()
                  .map(entry -> entry.getName())
                  .filter(name -> name.endsWith(".class"))
                  .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                  .collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(Api.PACKAGES);
    }
  }
}
