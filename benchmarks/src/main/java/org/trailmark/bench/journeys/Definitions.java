package org.trailmark.bench.journeys;

import java.util.ArrayList;
import java.util.List;
import org.trailmark.bench.statements.StatementStream;

/**
 * Twenty journeys: sixteen through a course each, so that four courses have none, and four through
 * all courses of a programme. About four statements in ten mean something to one of them; what is
 * merely experienced, answered, progressed or scored means nothing.
 */
final class Definitions {
  static final int COURSES = 16;
  static final int PROGRAMMES = 4;

  private static final String COURSE =
      """
      journey: %s
      version: 1
      title: {en: A course}
      purpose: {need: "can do what the course teaches", beneficiary: learner}
      prefixes: {adl: "http://adlnet.gov/expapi/verbs/", act: "http://adlnet.gov/expapi/activities/"}
      time: {grace: PT10M}
      entry:
        match: {verb: ["adl:initialized", "adl:completed"], under: "%s"}
      stages: [learn, apply]
      steps:
        started:
          stage: learn
          touch: [welcome]
          on:
            - to: practised
              count: {of: {verb: "adl:completed", type: "act:lesson", under: "%s"}, distinct: object.id, min: 2, within: P30D}
          idle:
            - {after: P5D, to: stalled}
        stalled:
          stage: learn
          touch: [nudge]
          on:
            - {to: started, match: {verb: "adl:initialized", under: "%s"}}
          after:
            - {after: P14D, to: "exit:lapsed"}
        practised:
          stage: apply
          on:
            - to: "exit:passed"
              match: {verb: "adl:passed", under: "%s", where: "has(s.result.score.scaled) && s.result.score.scaled >= 0.6"}
      exits:
        passed: {counts: goal}
        lapsed: {counts: drop}
        failed: {counts: drop, on: {match: {verb: "adl:failed", under: "%s", where: "s.result.score.scaled < 0.2"}}}
      goals: [{id: in-a-month, exit: passed, within: P30D}]
      touchpoints:
        welcome: {audience: learner, channels: [inbox], benefit: know what comes, once: run, expires: P2D, message: {en: {subject: "Welcome", body: "It begins with two lessons."}}}
        nudge: {audience: learner, channels: [inbox], benefit: pick up where you left off, spacing: P7D, expires: P1D, message: {en: {subject: "Go on", body: "Two lessons lead to the test."}}}
      """;

  private static final String PROGRAMME =
      """
      journey: %s
      version: 1
      title: {en: A programme}
      purpose: {need: "has passed in two courses of the programme", beneficiary: learner}
      prefixes: {adl: "http://adlnet.gov/expapi/verbs/"}
      entry:
        match: {verb: "adl:passed", under: "%s"}
      stages: [begun]
      steps:
        begun:
          stage: begun
          on:
            - to: "exit:earned"
              count: {of: {verb: "adl:passed", under: "%s"}, distinct: context.registration, min: 2}
          idle:
            - {after: P60D, to: "exit:lapsed"}
      exits:
        earned: {counts: goal}
        lapsed: {counts: drop}
      """;

  private Definitions() {}

  /**
   * All twenty.
   *
   * @param name what their ids begin with
   */
  static List<String> all(StatementStream stream, String name) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < COURSES; i++) {
      texts.add(ofCourse(stream, name, i));
    }
    for (int i = 0; i < PROGRAMMES; i++) {
      String programme = stream.programme(i);
      texts.add(PROGRAMME.formatted(name + "-programme-" + i, programme, programme));
    }
    return texts;
  }

  /** A journey through one course. */
  static String ofCourse(StatementStream stream, String name, int number) {
    String course = stream.course(number);
    return COURSE.formatted(name + "-course-" + number, course, course, course, course, course);
  }
}
