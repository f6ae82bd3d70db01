package org.trailmark.journey.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.profile.Documents;
import org.trailmark.journey.profile.ProfileReader;
import org.trailmark.journey.profile.Profiles;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;

class PatternConditionTest {
  private static final Profiles LESSONS =
      Profiles.of(List.of(new ProfileReader().read(Documents.LESSON, Profiles.NONE)));

  private static String journey(String pattern) {
    return """
        journey: lessons
        version: 1
        prefixes: {l: "https://example.org/lessons/"}
        entry: {match: {verb: "https://ex.org/verbs/opened"}}
        stages: [learn]
        steps:
          learning:
            stage: learn
            on:
              - {to: "exit:done", pattern: %s}
        exits:
          done: {counts: goal}
          also: {counts: goal, on: {pattern: "l:patterns/lesson"}}
        """
        .formatted(pattern);
  }

  private static Fault fault(String pattern, Profiles profiles) {
    LrsException refused =
        catchThrowableOfType(
            LrsException.class,
            () ->
                new JourneyReader()
                    .read(journey(pattern), new Vocabulary(profiles, Extensions.NONE)));
    assertThat(refused).isNotNull();
    return refused.faults().stream()
        .filter(f -> f.pointer().equals("/steps/learning/on/0/pattern"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pattern_isResolved_andItsTemplatesHaveAtomsBelowZero() {
    Journey journey =
        new JourneyReader()
            .read(journey("\"l:patterns/lesson\""), new Vocabulary(LESSONS, Extensions.NONE));

    assertThat(journey.matches()).hasSize(1);
    assertThat(journey.patterns()).hasSize(2);
    Condition.Pattern pattern = journey.patterns().get(0);
    assertThat(pattern.pattern().id()).isEqualTo(Documents.LESSON_PATTERN);
    assertThat(journey.patterns()).extracting(Condition.Pattern::firstAtom).containsOnly(-1);
    assertThat(pattern.misfitAtom()).isEqualTo(-6);
    assertThat(pattern.atoms(Set.of(0, 3))).containsExactlyInAnyOrder(-1, -4);
    assertThat(pattern.templates(Set.of(0, -1, -4)).get()).containsExactlyInAnyOrder(0, 3);
    assertThat(pattern.templates(Set.of(0, 1))).isEmpty();
    assertThat(pattern.templates(Set.of(-6)).get()).isEmpty();
  }

  @Test
  void pattern_thatNoProfileHas_isAFaultWithItsPlaceAndTheNearest() {
    Fault fault = fault("\"l:patterns/lessen\"", LESSONS);

    assertThat(fault.line()).isEqualTo(10);
    assertThat(fault.message())
        .isEqualTo(
            "This is not a pattern to go by: no loaded profile has a pattern"
                + " 'https://example.org/lessons/patterns/lessen'; did you mean"
                + " 'https://example.org/lessons/patterns/lesson'?");
  }

  @Test
  void pattern_withoutAnyProfile_isAFault() {
    assertThat(fault("\"l:patterns/lesson\"", Profiles.NONE).message())
        .contains("no loaded profile has a pattern");
  }

  @Test
  void patternThatIsNotPrimary_orATemplate_isAFault() {
    assertThat(fault("\"l:patterns/work\"", LESSONS).message())
        .contains("is not primary; its profile has [https://example.org/lessons/patterns/lesson]");
    assertThat(fault("\"l:templates/opened\"", LESSONS).message())
        .contains("is a template, not a pattern");
  }

  @Test
  void patternThatIsNoIri_isAFault() {
    assertThat(fault("lesson", LESSONS).message()).contains("not an absolute IRI");
    assertThat(fault("\"m:lesson\"", LESSONS).message()).contains("not a prefix");
    assertThat(fault("[]", LESSONS).message()).contains("This must be");
  }
}
