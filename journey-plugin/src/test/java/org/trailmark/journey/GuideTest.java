package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.trailmark.journey.definition.Extensions;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Vocabulary;
import org.trailmark.journey.profile.ProfileReader;
import org.trailmark.journey.profile.Profiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code docs/journeys.md} and its companion on touchpoints show of the language can be read:
 * {@code yaml} is a whole definition; {@code yaml top} is keys and {@code yaml condition} a
 * condition of the first of them.
 */
class GuideTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\S+)([^\n]*)\n(.*?)^```$");

  /**
   * A fenced block.
   *
   * @param place file and line of its fence
   * @param kind what the fence says after the language
   */
  private record Block(String place, String language, String kind, String text) {}

  private static List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (String file : List.of("journeys.md", "touchpoints.md")) {
      if (Files.exists(StoryTest.DOCS.resolve(file))) {
        blocks.addAll(blocks(file));
      }
    }
    return blocks;
  }

  private static List<Block> blocks(String file) throws IOException {
    String guide = Files.readString(StoryTest.DOCS.resolve(file));
    List<Block> blocks = new ArrayList<>();
    BLOCK
        .matcher(guide)
        .results()
        .forEach(
            found -> {
              long line = 1 + guide.substring(0, found.start()).lines().count();
              blocks.add(
                  new Block(
                      file + ":" + line, found.group(1), found.group(2).strip(), found.group(3)));
            });
    return blocks;
  }

  @TestFactory
  Stream<DynamicTest> example_isReadWithoutAFault() throws IOException {
    List<Block> yaml = blocks().stream().filter(b -> b.language().equals("yaml")).toList();
    Vocabulary vocabulary =
        new Vocabulary(profiles(), new Extensions(List.of(new PracticeDays()), List.of()));
    return yaml.stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.place(),
                    () ->
                        assertThatCode(
                                () -> new JourneyReader().read(whole(block, yaml), vocabulary))
                            .doesNotThrowAnyException()));
  }

  @Test
  void guide_showsEachConditionThatTheSchemaKnows() throws IOException {
    JsonNode schema = new JsonMapper().readTree(JourneyReader.schema(Extensions.NONE));
    StringBuilder shown = new StringBuilder();
    blocks().stream().filter(b -> b.language().equals("yaml")).forEach(b -> shown.append(b.text()));

    assertThat(schema.at("/$defs/condition/properties").propertyNames())
        .allSatisfy(condition -> assertThat(shown).containsPattern("\\b" + condition + ":"));
    assertThat(schema.path("properties").propertyNames())
        .allSatisfy(key -> assertThat(shown).containsPattern("(?m)^" + key + ":"));
  }

  private static String whole(Block block, List<Block> yaml) {
    ObjectNode journey = (ObjectNode) JourneyReader.source(yaml.get(0).text());
    JsonNode shown = JourneyReader.source(block.text());
    switch (block.kind()) {
      case "" -> {
        return block.text();
      }
      case "top" -> shown.properties().forEach(key -> journey.set(key.getKey(), key.getValue()));
      case "condition" -> {
        ObjectNode exit = ((ObjectNode) journey.path("exits")).putObject("shown");
        exit.put("counts", "neutral").set("on", shown);
      }
      default -> throw new AssertionError("no kind of example: " + block.kind());
    }
    return journey.toString();
  }

  private static Profiles profiles() throws IOException {
    String json =
        blocks().stream().filter(b -> b.language().equals("json")).findFirst().orElseThrow().text();
    return Profiles.of(List.of(new ProfileReader().read(json, Profiles.NONE)));
  }
}
