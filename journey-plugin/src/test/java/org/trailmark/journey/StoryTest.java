package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.definition.Extensions;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Vocabulary;
import org.trailmark.journey.profile.Profile;
import org.trailmark.journey.profile.ProfileReader;
import org.trailmark.journey.profile.Profiles;
import org.trailmark.lrs.problem.LrsException;

/** The sample journeys of {@code docs/journeys}, and the story that is told beside each. */
class StoryTest {
  static final Path DOCS = Path.of(System.getProperty("basedir", ".")).resolve("../docs");
  private static final Path SAMPLES = DOCS.resolve("journeys");

  @TempDir Path folder;

  private static List<Path> samples(String ending) throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> story_comesOutAsItIsTold() throws IOException {
    return samples(".story").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> tell(file, Story.read(file))));
  }

  @Test
  void exampleOfTheGuide_comesOutAsItIsTold() throws Exception {
    Path guide = SAMPLES.resolve("README.md");
    List<String> example =
        Files.readAllLines(guide).stream()
            .dropWhile(line -> !line.equals("## How a story is written"))
            .takeWhile(line -> !line.startsWith("First the people"))
            .map(line -> line.startsWith("    ") ? line : "")
            .toList();

    tell(guide, Story.read(guide, example));
  }

  private void tell(Path file, Story story) throws Exception {
    assertThat(story.lines()).anyMatch(Story.Line::isCheck);
    try (StoryWorld world = new StoryWorld(story, folder.resolve(file.getFileName().toString()))) {
      for (Story.Line line : story.lines()) {
        try {
          world.take(line);
        } catch (Exception | AssertionError e) {
          String faults = e instanceof LrsException refused ? refused.faults().toString() : "";
          throw new AssertionError(
              "%s:%d: %s%n%s %s"
                  .formatted(file, line.number(), line.text(), e.getMessage(), faults),
              e);
        }
      }
    }
  }

  @Test
  void sample_isReadWithoutAWarning_andItsStoryGoesToEachStepAndExit() throws IOException {
    List<String> untold = new ArrayList<>();
    for (Path sample : samples(".yaml")) {
      JourneyReader.Reading reading =
          new JourneyReader()
              .readWithWarnings(
                  Files.readString(sample), new Vocabulary(profiles(), Extensions.NONE));
      assertThat(reading.warnings()).as(sample.toString()).isEmpty();
      Journey journey = reading.journey();
      String told = Files.readString(SAMPLES.resolve(journey.id() + ".story"));
      Stream.concat(journey.steps().keySet().stream(), journey.exits().keySet().stream())
          .filter(
              spot ->
                  !told.matches("(?s).*=> [^\n]*(is on |left by |went |> |exit:)" + spot + "\\b.*"))
          .forEach(spot -> untold.add(journey.id() + ": " + spot));
    }
    assertThat(untold).isEmpty();
  }

  private static Profiles profiles() throws IOException {
    List<Profile> profiles = new ArrayList<>();
    for (Path profile : samples(".jsonld")) {
      profiles.add(new ProfileReader().read(Files.readString(profile), Profiles.NONE));
    }
    return Profiles.of(profiles);
  }
}
