package org.trailmark.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginNewCommandTest {
  @TempDir private Path folder;

  private int pluginNew(String... arguments) {
    String[] line = new String[arguments.length + 4];
    line[0] = "plugin";
    line[1] = "new";
    line[2] = "--dir";
    line[3] = folder.resolve("project").toString();
    System.arraycopy(arguments, 0, line, 4, arguments.length);
    return Main.run(line);
  }

  private boolean isWritten(String file) {
    return Files.isRegularFile(folder.resolve("project").resolve(file));
  }

  @Test
  void wholePlugin_isWrittenWhereNothingElseIsSaid() {
    assertThat(pluginNew("my-first")).isZero();
    assertThat(isWritten("src/main/java/org/example/myfirst/MyFirstPlugin.java")).isTrue();
  }

  @Test
  void condition_isAskedForByName_inAPackageOfTheAuthors() {
    assertThat(pluginNew("often", "--condition", "--package", "com.school")).isZero();
    assertThat(isWritten("src/main/java/com/school/OftenCondition.java")).isTrue();
  }

  @Test
  void channel_isAskedForByName() {
    assertThat(pluginNew("chat", "--channel")).isZero();
    assertThat(isWritten("src/main/java/org/example/chat/ChatCarrier.java")).isTrue();
  }

  @Test
  void folderThatIsThere_isNotOverwritten() {
    pluginNew("my-first");

    assertThat(pluginNew("my-second")).isEqualTo(1);
    assertThat(isWritten("src/main/java/org/example/mysecond/MySecondPlugin.java")).isFalse();
  }

  @Test
  void pluginOfANameThatTheServerHas_isNotBegun_butAConditionMayHaveIt() {
    assertThat(pluginNew("audit")).isEqualTo(1);
    assertThat(Files.exists(folder.resolve("project"))).isFalse();
    assertThat(pluginNew("audit", "--condition")).isZero();
  }

  @Test
  void whatMakesNoSense_isNotUnderstood() {
    assertThat(pluginNew("both", "--condition", "--channel")).isEqualTo(2);
    assertThat(pluginNew()).isEqualTo(2);
    assertThat(pluginNew("No Name")).isEqualTo(1);
    assertThat(Files.exists(folder.resolve("project"))).isFalse();
  }
}
