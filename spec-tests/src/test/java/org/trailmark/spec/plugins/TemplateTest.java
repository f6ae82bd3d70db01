package org.trailmark.spec.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.template.NewProject;
import org.trailmark.server.template.Template;

/** What {@code plugin new} writes. */
class TemplateTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void project_compilesWithoutAWarning_andItsTestPasses(Template template) throws Exception {
    RenderedProject project =
        RenderedProject.write(NewProject.of(template, "my-first"), folder.resolve("p")).build();
    TestExecutionSummary summary = project.runTests();

    assertThat(summary.getFailures()).as(() -> summary.getFailures().toString()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void project_hasNoWordOfTheTemplateLeft_andAllItsFiles(Template template) throws IOException {
    RenderedProject project =
        RenderedProject.write(
            new NewProject(template, "my-first", "com.school.learning"), folder.resolve("p"));

    assertThat(project.files())
        .contains(".gitignore", "README.md", "pom.xml")
        .anyMatch(file -> file.startsWith("src/main/java/com/school/learning/MyFirst"))
        .hasSameSizeAs(filesOf(template));
    for (String file : project.files()) {
      assertThat(file + "\n" + project.read(file))
          .doesNotContainPattern("__\\p{Alpha}+__|@[a-z.-]+@");
    }
  }

  private static List<Path> filesOf(Template template) throws IOException {
    Path sources =
        ROOT.resolve("lrs-server/src/main/resources/template")
            .resolve(template.name().toLowerCase(Locale.ROOT));
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Authors build with what Trailmark itself was built and tested with. */
  @ParameterizedTest
  @EnumSource
  void pom_namesVersionsOfTheTrailmarkThatWroteIt(Template template) throws IOException {
    RenderedProject project =
        RenderedProject.write(NewProject.of(template, "my-first"), folder.resolve("p"));
    String ours = Files.readString(ROOT.resolve("pom.xml"));
    String pom = project.read("pom.xml");

    assertThat(pom).contains("<trailmark.version>" + firstVersion(ours) + "</trailmark.version>");
    for (MatchResult found : VERSION.matcher(pom).results().toList()) {
      String artifact = found.group(1);
      if (artifact.startsWith("maven-")) {
        assertThat(ours).containsPattern(versionOf(artifact, Pattern.quote(found.group(2))));
      }
    }
  }

  private static String versionOf(String artifact, String version) {
    return "<artifactId>" + artifact + "</artifactId>\\s*<version>" + version + "</version>";
  }

  private static String firstVersion(String pom) {
    return VERSION.matcher(pom).results().findFirst().orElseThrow().group(2);
  }

  /** An example is a project that was begun with the template and grew. */
  @ParameterizedTest
  @EnumSource
  void pomOfTheExample_isTheOneOfTheTemplate(Template template) throws IOException {
    String example =
        switch (template) {
          case PLUGIN -> "team-board";
          case CONDITION -> "practice-days";
          case CHANNEL -> "chat-channel";
        };
    RenderedProject project =
        RenderedProject.write(
            new NewProject(template, example, "org.example"), folder.resolve("p"));

    assertThat(comparable(Files.readString(ROOT.resolve("examples/" + example + "/pom.xml"))))
        .isEqualTo(comparable(project.read("pom.xml")));
  }

  private static String comparable(String pom) {
    return pom.replaceAll("<description>.*?</description>", "").replace("1.0.0-SNAPSHOT", "1.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Team", "team_board", "-team", "team-", "1st", "a-name-that-is-too-long"})
  void nameThatIsNone_isRefused(String name) {
    assertThatThrownBy(() -> NewProject.of(Template.PLUGIN, name))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("lower-case letters");
  }

  @Test
  void packageThatIsNone_isRefused() {
    assertThatThrownBy(() -> NewProject.of(Template.PLUGIN, "new"))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("no Java package can be called org.example.new");
  }

  @Test
  void folderWithAnythingInIt_isLeftAsItIs() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThatThrownBy(() -> NewProject.of(Template.PLUGIN, "my-first").writeTo(folder))
        .isInstanceOf(LrsException.class)
        .satisfies(e -> assertThat(((LrsException) e).code()).isEqualTo(ProblemCode.CONFLICT));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
