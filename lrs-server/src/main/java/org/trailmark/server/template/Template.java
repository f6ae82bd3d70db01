package org.trailmark.server.template;

import java.util.List;
import java.util.stream.Stream;

/** What a project may begin as. Its files lie in {@code template/NAME} of the class path. */
public enum Template {
  /** A whole plugin: follows the statements, keeps its own tables, answers admins. */
  PLUGIN,
  /** A condition for journeys. */
  CONDITION,
  /** A channel for touchpoints. */
  CHANNEL;

  private static final List<String> COMMON =
      List.of("README.md", "gitignore", "pom.xml", "src/main/java/__path__/package-info.java");

  /** Paths below the template's folder, with the words that a project fills in. */
  List<String> files() {
    return Stream.concat(COMMON.stream(), own().stream()).toList();
  }

  private List<String> own() {
    return switch (this) {
      case PLUGIN ->
          List.of(
              "src/main/java/__path__/__Name__Plugin.java",
              "src/main/java/__path__/VerbCounter.java",
              "src/main/java/__path__/VerbsResource.java",
              "src/main/resources/META-INF/services/org.trailmark.lrs.plugin.LrsPlugin",
              "src/main/resources/db/__name__/V1__begin.sql",
              "src/test/java/__path__/__Name__PluginTest.java");
      case CONDITION ->
          List.of(
              "src/main/java/__path__/__Name__Condition.java",
              "src/main/resources/META-INF/services/org.trailmark.journey.extension.ConditionKind",
              "src/test/java/__path__/__Name__ConditionTest.java");
      case CHANNEL ->
          List.of(
              "src/main/java/__path__/__Name__Carrier.java",
              "src/main/java/__path__/__Name__Channel.java",
              "src/main/resources/META-INF/services/org.trailmark.journey.extension.ChannelKind",
              "src/test/java/__path__/__Name__ChannelTest.java");
    };
  }
}
