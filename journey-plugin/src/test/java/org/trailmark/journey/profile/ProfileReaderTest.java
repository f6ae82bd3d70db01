package org.trailmark.journey.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.trailmark.journey.profile.Documents.profile;
import static org.trailmark.journey.profile.Documents.template;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

class ProfileReaderTest {
  private static final String A = template("a", ",'verb':'https://ex.org/v/a'");
  private static final String B = template("b", ",'verb':'https://ex.org/v/b'");

  /** {@code pointer: message} of each fault. */
  private static List<String> faults(String text) {
    return faults(text, Profiles.NONE);
  }

  private static List<String> faults(String text, Profiles known) {
    LrsException refused =
        catchThrowableOfType(LrsException.class, () -> new ProfileReader().read(text, known));
    assertThat(refused).as("this was read without a fault").isNotNull();
    assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_DOCUMENT);
    return refused.faults().stream().map(f -> f.pointer() + ": " + f.message()).toList();
  }

  private static String pattern(String name, String rest) {
    return "{'id':'https://ex.org/p/%s','type':'Pattern',%s}".formatted(name, rest);
  }

  @Test
  void profile_isReadAsItsNewestVersion() {
    Profile lesson = new ProfileReader().read(Documents.LESSON, Profiles.NONE);

    assertThat(lesson.id()).isEqualTo("https://example.org/lessons");
    assertThat(lesson.version()).isEqualTo(Documents.LESSON_VERSION);
    assertThat(lesson.name()).containsEntry("nl", "Lessen");
    assertThat(lesson.templates()).hasSize(5);
    assertThat(lesson.primaryPatterns()).containsExactly(Documents.LESSON_PATTERN);
  }

  @Test
  void profile_withKeysOfJsonLd_isTheSame() {
    String old = Documents.LESSON.replace("\"id\":", "\"@id\":").replace("\"type\":", "\"@type\":");

    assertThat(new ProfileReader().read(old, Profiles.NONE).templates().keySet())
        .isEqualTo(new ProfileReader().read(Documents.LESSON, Profiles.NONE).templates().keySet());
  }

  @Test
  void noJson_isOneFaultWithItsLine() {
    assertThat(faults("{\n\"id\": }")).singleElement().asString().contains("is not JSON");
    assertThat(faults("[]")).containsExactly(": must be a JSON object");
  }

  @Test
  void otherDocument_isRefusedAtItsType() {
    assertThat(faults("{\"type\":\"Pattern\",\"id\":\"x\"}"))
        .containsExactlyInAnyOrder(
            "/type: must be \"Profile\"",
            "/id: must be an absolute IRI",
            "/versions: must list at least the version that is described");
  }

  @Test
  void everyFaultOfTemplates_isTold() {
    assertThat(
            faults(
                profile(
                    "{'type':'StatementTemplate'},"
                        + template("a", ",'verbs':'https://ex.org/v','ext:note':1")
                        + ","
                        + template("a", ",'verb':'no iri','attachmentUsageType':'https://ex.org'")
                        + ","
                        + template(
                            "c",
                            ",'objectActivityType':'https://ex.org/t','objectStatementRefTemplate'"
                                + ":['https://ex.org/t/a']"),
                    "")))
        .containsExactlyInAnyOrder(
            "/templates/0/id: is missing",
            "/templates/1/verbs: is not a property that the standard has here",
            "/templates/2/verb: must be an absolute IRI",
            "/templates/2/attachmentUsageType: must be a list that is not empty",
            "/templates/2: the template 'https://ex.org/t/a' is here twice",
            "/templates/3/objectStatementRefTemplate: must not stand beside objectActivityType");
  }

  @Test
  void everyFaultOfRules_isTold() {
    assertThat(
            faults(
                profile(
                    template(
                        "a",
                        ",'rules':[{'location':'$.a'},{'presence':'included'},"
                            + "{'location':'$.a[?(@.b)]','presence':'included'},"
                            + "{'location':'$.a','presence':'maybe'},"
                            + "{'location':'$.a','any':[]},'x']"),
                    "")))
        .containsExactlyInAnyOrder(
            "/templates/0/rules/0: must have at least one of presence, any, all and none",
            "/templates/0/rules/1/location: is missing",
            "/templates/0/rules/2/location: is not JSONPath as the standard allows it:"
                + " '[?(@.b)]' does not fit at character 4",
            "/templates/0/rules/3/presence: must be included, excluded or recommended",
            "/templates/0/rules/4/any: must be a list that is not empty",
            "/templates/0/rules/5: must be an object");
  }

  @Test
  void everyFaultOfPatterns_isTold() {
    assertThat(
            faults(
                profile(
                    A + "," + B,
                    String.join(
                        ",",
                        pattern("none", "'primary':true"),
                        pattern("two", "'optional':'https://ex.org/t/a','oneOrMore':'x'"),
                        pattern("kind", "'sequence':'https://ex.org/t/a','primary':'yes'")))))
        .containsExactlyInAnyOrder(
            "/patterns/0: must have exactly one of sequence, alternates, optional, oneOrMore and"
                + " zeroOrMore",
            "/patterns/1: must have exactly one of sequence, alternates, optional, oneOrMore and"
                + " zeroOrMore",
            "/patterns/2/primary: must be true or false",
            "/patterns/2/sequence: must be a list that is not empty");
  }

  @Test
  void patternsThatDoNotHang_areRefused() {
    assertThat(
            faults(
                profile(
                    A + "," + B,
                    String.join(
                        ",",
                        pattern("unknown", "'optional':'https://ex.org/t/c'"),
                        pattern("round", "'oneOrMore':'https://ex.org/p/about'"),
                        pattern("about", "'optional':'https://ex.org/p/round'"),
                        pattern("short", "'sequence':['https://ex.org/t/a']"),
                        pattern("maybe", "'optional':'https://ex.org/t/a'"),
                        pattern(
                            "either",
                            "'alternates':['https://ex.org/t/a','https://ex.org/p/maybe']")))))
        .containsExactlyInAnyOrder(
            "/patterns/0: 'https://ex.org/t/c' is no template or pattern of a loaded profile",
            "/patterns/1: it lies in itself: https://ex.org/p/round > https://ex.org/p/about >"
                + " https://ex.org/p/round",
            "/patterns/2: it lies in itself: https://ex.org/p/about > https://ex.org/p/round >"
                + " https://ex.org/p/about",
            "/patterns/3/sequence: must name two or more parts",
            "/patterns/5/alternates/1: 'https://ex.org/p/maybe' is optional, which must not stand"
                + " directly in alternates");
  }

  @Test
  void patternsThatDoubleAtEachLevel_areRefusedBeforeTheyFillTheMemory() {
    StringBuilder patterns =
        new StringBuilder(pattern("0", "'sequence':['https://ex.org/t/a','https://ex.org/t/b']"));
    for (int level = 1; level < 40; level++) {
      String below = "'https://ex.org/p/" + (level - 1) + "'";
      patterns.append(',').append(pattern("" + level, "'sequence':[" + below + "," + below + "]"));
    }

    assertThat(faults(profile(A + "," + B, patterns.toString())))
        .contains("/patterns/39: it has more than 1000 parts when all names are spelled out");
  }

  @Test
  void partsOfAnotherLoadedProfile_mayBeUsed() {
    String text =
        profile(
            A, pattern("p", "'primary':true,'sequence':['https://ex.org/t/a','" + work() + "']"));
    Profiles known =
        Profiles.of(List.of(new ProfileReader().read(Documents.LESSON, Profiles.NONE)));

    Profile profile = new ProfileReader().read(text, known);
    PrimaryPattern pattern =
        PrimaryPattern.resolve(
            "https://ex.org/p/p", Profiles.of(List.of(profile, known.defining(work()).get())));

    assertThat(pattern.templates())
        .extracting(StatementTemplate::id)
        .containsExactly(
            "https://ex.org/t/a",
            "https://example.org/lessons/templates/watched",
            "https://example.org/lessons/templates/answered");
    assertThat(faults(text)).hasSize(1);
  }

  private static String work() {
    return "https://example.org/lessons/patterns/work";
  }
}
