package org.trailmark.journey.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** What is wrong with a text is told, all at once, each with its line and pointer. */
class JourneyReaderFaultsTest {

  /** Good in itself; each case changes one piece of it. */
  private static final String GOOD =
      """
      journey: test
      version: 1
      title: Test
      prefixes: {v: "https://ex.org/v/"}
      time: {zone: Europe/Amsterdam, grace: PT10M}
      entry: {match: {verb: v:joined}}
      stages: [first, last]
      steps:
        a:
          stage: first
          touch: [hello]
          on:
            - {to: b, match: {verb: v:did, where: "has(s.result)"}}
          idle: [{after: P3D, to: exit:out}]
        b: {stage: last, on: [{to: exit:out, count: {of: {verb: v:did}, min: 2, within: P1D}}]}
      exits:
        out: {counts: goal}
      touchpoints:
        hello: {channels: [inbox], once: run, expires: P1D, message: {en: {subject: Hi, body: "{{learner.name}}"}}}
      """;

  @Test
  void goodText_hasNothingToSay() {
    assertThat(new JourneyReader().readWithWarnings(GOOD).warnings()).isEmpty();
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("cases")
  void fault_isToldWithItsPlace(String piece, String instead, String fault) {
    assertThat(GOOD).contains(piece);
    assertThat(faults(GOOD.replace(piece, instead))).extracting(Fault::toString).contains(fault);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        // the shape
        arguments(
            "title: Test",
            "titel: Test",
            "line 3 /titel: Unknown key 'titel'; did you mean 'title'?"),
        arguments("title: Test", "colour: red", "line 3 /colour: Unknown key 'colour'."),
        arguments(
            "version: 1",
            "version: one",
            "line 2 /version: This must be a whole number, 1 or more, that grows when the content changes."),
        arguments("version: 1", "version: 0", "line 2 /version: This must be 1 or more."),
        arguments("version: 1\n", "", "line 1 /version: 'version' is missing."),
        arguments(
            "journey: test",
            "journey: 12",
            "line 1 /journey: This must be an id: lower-case letters, digits and hyphens, beginning with a letter or digit, at most 64."),
        arguments(
            "journey: test",
            "journey: My Test",
            "line 1 /journey: 'My Test' is not an id: lower-case letters, digits and hyphens, beginning with a letter or digit, at most 64."),
        arguments(
            "  b: {stage",
            "  B: {stage",
            "line 15 /steps/B: 'B' is not an id: lower-case letters, digits and hyphens, beginning with a letter or digit, at most 64."),
        arguments(
            "[first, last]",
            "[first, last, last]",
            "line 7 /stages: This list names something twice."),
        arguments("[first, last]", "[]", "line 7 /stages: This list must not be empty."),
        arguments(
            "counts: goal",
            "counts: gaol",
            "line 17 /exits/out/counts: 'gaol' is not one of goal, drop, decided, neutral; did you mean 'goal'?"),
        arguments(
            "entry: {match: {verb: v:joined}}",
            "entry: {}",
            "line 6 /entry: Say exactly one of any, all, not, match, count, sequence, absent, sum, max, last, pattern, roster, memory and plugin:NAME here."),
        arguments(
            "entry: {match: {verb: v:joined}}",
            "entry: {roster: r, not: {roster: q}}",
            "line 6 /entry: Say exactly one of any, all, not, match, count, sequence, absent, sum, max, last, pattern, roster, memory and plugin:NAME here."),
        arguments(
            "{to: b, match: {verb: v:did, where: \"has(s.result)\"}}",
            "{to: b}",
            "line 13 /steps/a/on/0: Say to and exactly one of any, all, not, match, count, sequence, absent, sum, max, last, pattern, roster, memory and plugin:NAME here."),
        arguments("{to: b, match", "{match", "line 13 /steps/a/on/0/to: 'to' is missing."),
        arguments(
            "{to: b, match",
            "{to: b, mach",
            "line 13 /steps/a/on/0/mach: Unknown key 'mach'; did you mean 'match'?"),
        arguments("min: 2", "min: 0", "line 15 /steps/b/on/0/count/min: This must be 1 or more."),
        arguments(
            "within: P1D",
            "within: 1 day",
            "line 15 /steps/b/on/0/count/within: '1 day' is not a length of time such as P3D, PT10M or P1DT12H."),
        arguments(
            "within: P1D",
            "within: P-1D",
            "line 15 /steps/b/on/0/count/within: 'P-1D' is not a length of time such as P3D, PT10M or P1DT12H."),
        arguments(
            "within: P1D",
            "within: PT0S",
            "line 15 /steps/b/on/0/count/within: This must be longer than nothing."),
        arguments(
            "after: P3D",
            "after: P99999999999D",
            "line 14 /steps/a/idle/0/after: 'P99999999999D' is longer than a hundred years."),
        arguments(
            "en: {subject",
            "e: {subject",
            "line 19 /touchpoints/hello/message/e: 'e' is not a language tag such as en or pt-BR."),
        arguments(
            "subject: Hi, ",
            "",
            "line 19 /touchpoints/hello/message/en/subject: 'subject' is missing."),
        arguments(
            "[inbox]",
            "[fax]",
            "line 19 /touchpoints/hello/channels/0: 'fax' is not a channel: inbox, email, statement, webhook:NAME, or KIND:NAME of an extension's kind."),
        // the names
        arguments("{to: b", "{to: c", "line 13 /steps/a/on/0/to: There is no step 'c'."),
        arguments(
            "{to: b", "{to: out", "line 13 /steps/a/on/0/to: 'out' is an exit; write 'exit:out'."),
        arguments(
            "to: exit:out}]\n  b",
            "to: exit:oout}]\n  b",
            "line 14 /steps/a/idle/0/to: There is no exit 'oout'; did you mean 'out'?"),
        arguments(
            "stage: first",
            "stage: frist",
            "line 10 /steps/a/stage: There is no stage 'frist'; did you mean 'first'?"),
        arguments(
            "touch: [hello]",
            "touch: [hallo]",
            "line 11 /steps/a/touch/0: There is no touchpoint 'hallo'; did you mean 'hello'?"),
        arguments(
            "verb: v:joined",
            "verb: w:joined",
            "line 6 /entry/match/verb: 'w' is not a prefix of this journey."),
        arguments(
            "verb: v:joined",
            "verb: joined",
            "line 6 /entry/match/verb: 'joined' is not an absolute IRI."),
        arguments(
            "verb: v:joined",
            "verb: [v:joined, 'http://a b']",
            "line 6 /entry/match/verb/1: 'http://a b' is not an absolute IRI."),
        arguments(
            "\"https://ex.org/v/\"",
            "ex.org",
            "line 4 /prefixes/v: 'ex.org' is not an absolute IRI."),
        arguments(
            "Europe/Amsterdam",
            "Europe/Amsterdan",
            "line 5 /time/zone: 'Europe/Amsterdan' is not a time zone; did you mean 'Europe/Amsterdam'?"),
        arguments(
            "{{learner.name}}",
            "{{learner.nam}}",
            "line 19 /touchpoints/hello/message/en/body: {{learner.nam}} is not one of journey.title, learner.name, step.id, touchpoint.benefit; did you mean 'learner.name'?"),
        arguments(
            "{{learner.name}}",
            "{{learner.name}",
            "line 19 /touchpoints/hello/message/en/body: A '{{' is never closed."),
        arguments(
            "has(s.result)",
            "has(s.result",
            "line 13 /steps/a/on/0/match/where: This is not CEL that is true or false: column 13: missing ')' at '<EOF>'"),
        arguments(
            "has(s.result)",
            "t.result == 1",
            "line 13 /steps/a/on/0/match/where: This is not CEL that is true or false: column 1: undeclared reference to 't' (in container '')"),
        arguments(
            "has(s.result)",
            "'yes'",
            "line 13 /steps/a/on/0/match/where: This is not CEL that is true or false: column 1: expected type 'bool' but found 'string'"),
        arguments(
            "idle: [{after: P3D, to: exit:out}]",
            "after: [{after: PT59M, to: a}]",
            "line 14 /steps/a/after/0: This can come round again by itself in less than an hour, for ever."),
        // the language that is to come
        arguments(
            "title: Test",
            "goals: [{id: g, within: P1D}]",
            "line 3 /goals/0: Say 'exit' or 'step' here, one of the two."),
        arguments(
            "title: Test",
            "goals: [{id: g, exit: owt}]",
            "line 3 /goals/0/exit: There is no exit 'owt'; did you mean 'out'?"),
        arguments(
            "title: Test",
            "reentry: sometimes",
            "line 3 /reentry: 'sometimes' is not never, afterExit, or a map of when, cooldown and instance."),
        arguments(
            "title: Test",
            "reentry: {cooldown: P3D}",
            "line 3 /reentry/cooldown: This needs 'when: afterExit'."),
        arguments(
            "title: Test", "runs: {map: {old: c}}", "line 3 /runs/map/old: There is no step 'c'."),
        arguments(
            "title: Test",
            "topics: {fire: [nix:y]}",
            "line 3 /topics/fire/0: 'nix' is not a prefix of this journey."),
        arguments(
            "entry: {match: {verb: v:joined}}",
            "entry: {sequence: {of: [{verb: v:joined}]}}",
            "line 6 /entry/sequence/of: This must have at least 2 items."),
        arguments(
            "entry: {match: {verb: v:joined}}",
            "entry: {absent: {of: {verb: v:joined}}}",
            "line 6 /entry/absent/for: 'for' is missing."),
        arguments(
            "entry: {match: {verb: v:joined}}",
            "entry: {max: {of: {verb: v:joined}, value: 's.id'}}",
            "line 6 /entry/max: Say of, value, and at least one of atLeast and atMost here."),
        arguments(
            "entry: {match: {verb: v:joined}}",
            "entry: {last: {of: {verb: v:joined}, value: '1.5', atLeast: 2, atMost: 1}}",
            "line 6 /entry/last/atMost: This is less than atLeast, so it never holds."),
        arguments(
            "entry: {match: {verb: v:joined}}",
            "entry: {sum: {of: {verb: v:joined}, value: '\"a\"', atLeast: 2}}",
            "line 6 /entry/sum/value: This is not CEL that gives a number: it gives string, not a number"),
        arguments(
            "entry: {match: {verb: v:joined}}",
            "entry: {plugin:mine: {of: {verb: v:joined}}}",
            "line 6 /entry/plugin:mine: There is no extension with the condition 'mine'."),
        arguments(
            "entry: {match",
            "entry: {plugin:mine",
            "line 6 /entry/plugin:mine/of: 'of' is missing."),
        arguments(
            "verb: v:did, where",
            "registration: x, where",
            "line 13 /steps/a/on/0/match/registration: 'x' is not any, a UUID, or a list of UUIDs."),
        arguments(
            "verb: v:did, where",
            "topic: fire, where",
            "line 13 /steps/a/on/0/match/topic: There is no topic 'fire'."),
        arguments(
            "verb: v:did, where",
            "role: boss, where",
            "line 13 /steps/a/on/0/match/role: 'boss' is not one of actor, object, instructor, team."),
        arguments(
            "[inbox]",
            "[inbox, post]",
            "line 19 /touchpoints/hello/channels/1: 'post' is not a channel: inbox, email, statement, webhook:NAME, or KIND:NAME of an extension's kind."),
        arguments(
            "channels: [inbox]",
            "audience: manager, channels: [inbox]",
            "line 19 /touchpoints/hello/audience: 'manager' is not supported yet in this version; leave it out."),
        arguments(
            "channels: [inbox]",
            "class: optional, channels: [inbox]",
            "line 19 /touchpoints/hello/class: 'optional' is not one of mandatory."),
        arguments(
            "title: Test", "consent: maybe", "line 3 /consent: 'maybe' is not one of required."),
        arguments(
            "title: Test",
            "holdout: {percent: 105}",
            "line 3 /holdout/percent: This must be 100 or less."),
        arguments(
            "title: Test",
            "caps: [{max: 3, effort: PT1H, per: P7D}]",
            "line 3 /caps/0: A cap has either max or effort; write two caps."),
        arguments(
            "title: Test",
            "caps: [{per: P7D}]",
            "line 3 /caps/0: A cap has max, a number, or effort, a length of time."),
        arguments(
            "title: Test",
            "caps: [{max: 3, per: PT0S}]",
            "line 3 /caps/0/per: This must be longer than nothing."),
        arguments(
            "title: Test",
            "caps: [{effort: PT0S, per: P7D}]",
            "line 3 /caps/0/effort: This must be longer than nothing."),
        arguments(
            "title: Test",
            "caps: [{audience: manager, max: 1, per: P7D}]",
            "line 3 /caps/0/audience: 'manager' is not supported yet in this version; leave it out."),
        arguments(
            "title: Test",
            "quiet: {deny: [\"19:00-08:00\", Samstag]}",
            "line 3 /quiet/deny/1: 'Samstag' is not a part of the day such as 19:00-08:00, or a day: Mon, Tue, Wed, Thu, Fri, Sat, Sun."),
        arguments(
            "title: Test",
            "quiet: {deny: [\"29:00-08:00\"]}",
            "line 3 /quiet/deny/0: '29:00-08:00' is not a part of a day such as 19:00-08:00."),
        arguments(
            "title: Test",
            "quiet: {deny: [\"08:00-08:00\"]}",
            "line 3 /quiet/deny/0: '08:00-08:00' ends when it begins."),
        arguments(
            "title: Test",
            "quiet: {deny: [\"00:00-12:00\", \"12:00-24:00\"]}",
            "line 3 /quiet/deny: This leaves no time at which anything may be said."),
        arguments(
            "title: Test",
            "quiet: {zone: Europe/Amsterdan, deny: [Sun]}",
            "line 3 /quiet/zone: 'Europe/Amsterdan' is neither 'learner' nor a time zone; did you mean 'Europe/Amsterdam'?"),
        // the text itself
        arguments(
            "version: 1",
            "version: 1\nversion: 2",
            "line 3 /version: 'version' is here twice; first on line 2."),
        arguments(
            "title: Test",
            "title: !!binary aGk=",
            "line 3 /title: The tag tag:yaml.org,2002:binary means nothing here."));
  }

  @Test
  void allFaults_areToldAtOnce_inTheOrderOfTheText() {
    String text =
        GOOD.replace("version: 1", "version: 1\nversion: 2")
            .replace("title: Test", "titel: Test")
            .replace("verb: v:joined", "verb: joined")
            .replace("{to: b", "{to: nowhere")
            .replace("counts: goal", "counts: win");

    LrsException refused =
        catchThrowableOfType(LrsException.class, () -> new JourneyReader().read(text));

    assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_DOCUMENT);
    assertThat(refused).hasMessage("The journey definition has 5 faults.");
    assertThat(refused.faults()).extracting(Fault::line).containsExactly(3, 4, 7, 14, 18);
    assertThat(refused.faults())
        .extracting(Fault::pointer)
        .containsExactly(
            "/version", "/titel", "/entry/match/verb", "/steps/a/on/0/to", "/exits/out/counts");
  }

  @Test
  void warnings_tellWhatIsOdd() {
    String text =
        GOOD.replace("[first, last]", "[first, last, never]")
            .replace("prefixes: {", "prefixes: {w: 'https://ex.org/w/', ")
            .replace("exits:", "  c: {stage: last}\nexits:\n  lost: {counts: drop}")
            .replace("touchpoints:", "touchpoints:\n  bye: {channels: [inbox]}")
            .replace("idle:", "after: [{after: P1D, to: a}]\n    idle:")
            .replace("      - {to: b", "      - {to: b, not: {roster: r}}\n      - {to: b");

    assertThat(new JourneyReader().readWithWarnings(text).warnings())
        .extracting(Fault::toString)
        .containsExactly(
            "line 4 /prefixes/w: Nothing is written with the prefix 'w'.",
            "line 7 /stages/2: No step belongs to the stage 'never'.",
            "line 13 /steps/a/on/0: This holds as soon as the step is entered, unless something has come.",
            "line 15 /steps/a/after/0: This leads to its own step, again and again, for ever.",
            "line 18 /steps/c: Nothing leads to the step 'c'.",
            "line 18 /steps/c: Nothing leads away from the step 'c'.",
            "line 20 /exits/lost: Nothing leads to the exit 'lost'.",
            "line 23 /touchpoints/bye: No step wants the touchpoint 'bye'.");
  }

  static List<Fault> faults(String text) {
    LrsException refused =
        catchThrowableOfType(LrsException.class, () -> new JourneyReader().read(text));
    assertThat(refused).as("refused").isNotNull();
    return refused.faults();
  }
}
