package org.trailmark.journey.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.Fault;

/** The traps of YAML. */
class DefinitionTextTest {
  private static final String JSON =
      """
      {
      \t"journey": "j", "version": 1, "title": {"no": "\\u00c5 l\\u00e6re \\ud83d\\ude00 \\/"},
      \t"entry": {"roster": "r"},
      \t"stages": ["s"],
      \t"steps": {"a": {"stage": "s", "on": [{"to": "exit:x", "roster": "q"}]}},
      \t"exits": {"x": {"counts": "goal"}}
      }
      """;

  private final JourneyReader reader = new JourneyReader();

  @Test
  void json_isRead_tabsAndEscapesToo() {
    Journey journey = reader.read(JSON);

    assertThat(journey.title()).containsEntry("no", "Å lære 😀 /");
    assertThat(journey.step("a").on()).hasSize(1);
  }

  @Test
  void yamlOfTheSameContent_isTheSameVersion() {
    String yaml =
        """
        # a comment
        version: 1
        journey: 'j'
        title:
          no: "Å lære 😀 /"
        stages:
          - s
        entry: {roster: r}
        exits: {x: {counts: goal}}
        steps:
          a:
            on: [{roster: q, to: exit:x}]
            stage: s
        """;
    assertThat(reader.read(yaml)).isEqualTo(reader.read(JSON));
    assertThat(reader.read(yaml).hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void orderOfSteps_isContent_orderOfOtherKeysIsNot() {
    String head = "journey: j\nversion: 1\nentry: {roster: r}\nstages: [s]\n";
    String ab = reader.read(head + "steps: {a: {stage: s}, b: {stage: s}}").hash();
    String ba = reader.read(head + "steps: {b: {stage: s}, a: {stage: s}}").hash();
    String abLater = reader.read("steps: {a: {stage: s}, b: {stage: s}}\n" + head).hash();

    assertThat(ba).isNotEqualTo(ab);
    assertThat(abLater).isEqualTo(ab);
  }

  @Test
  void anchors_standForWhatTheyName() {
    Journey journey =
        reader.read(
            """
            journey: j
            version: 1
            entry: &start {match: {verb: "https://ex.org/joined"}}
            stages: [s]
            steps: {a: {stage: s}}
            exits: {x: {counts: drop, on: {not: *start}}}
            """);

    assertThat(journey.matches()).hasSize(2);
    assertThat(journey.matches().get(1).path()).isEqualTo("/exits/x/on/not/match");
  }

  @Test
  void onYesAndNo_areTexts_notTruths() {
    Journey journey =
        reader.read(
            """
            journey: on
            version: 1
            entry: {roster: yes}
            stages: [no]
            steps: {off: {stage: no, on: [{to: exit:yes, roster: no}]}}
            exits: {yes: {counts: goal}}
            """);

    assertThat(journey.step("off").on().get(0).to()).isEqualTo(Target.exit("yes"));
    assertThat(journey.stages()).containsExactly("no");
    assertThat(journey.rosters()).containsExactlyInAnyOrder("yes", "no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "---", "- a", "text", "42", "null", "[]", "{}"})
  void textThatIsNoMap_isRefused(String text) {
    assertThat(JourneyReaderFaultsTest.faults(text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [1, 2           | 1
          'a: b: c'          | 1
          'a:\\n\\tb: c'     | 2
          'a: 1\\n b: 2'     | 2
          'a: *nobody'       | 1
          'a: 1\\n---\\nb: 2'| 2
          '? [a]\\n: 1'      | 1
          'a: \\u0007'       | 1
          '&a [*a]'          | 1
          """)
  void textThatIsNoYaml_isRefusedWithItsLine(String text, int line) {
    String unescaped = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007");

    assertThat(JourneyReaderFaultsTest.faults(unescaped)).extracting(Fault::line).contains(line);
  }

  @Test
  void aliasesOfAliases_areBounded() {
    String bomb =
        "a0: &a0 [x, x, x, x, x, x, x, x]\n"
            + IntStream.range(1, 12)
                .mapToObj(
                    i ->
                        "a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n"
                            .formatted(i, i, i - 1, i - 1, i - 1, i - 1))
                .collect(Collectors.joining());

    assertThat(JourneyReaderFaultsTest.faults(bomb)).hasSize(1);
  }

  @Test
  void depthAndLength_areBounded() {
    assertThat(JourneyReaderFaultsTest.faults("[".repeat(100_000)))
        .extracting(Fault::message)
        .containsExactly("The text is nested more than 40 deep.");
    assertThat(JourneyReaderFaultsTest.faults("a: b\n".repeat(200_000)))
        .extracting(Fault::message)
        .containsExactly("The text is longer than 524288 characters.");
  }
}
