package org.trailmark.journey;

/** Journeys for tests. */
final class Definitions {
  static final String ONBOARDING =
      """
      journey: onboarding
      version: 1
      title: {en: Your first 30 days}
      prefixes: {v: "https://ex.org/verbs/"}
      time: {grace: PT10M}
      entry:
        any:
          - match: {verb: "v:registered"}
          - roster: new-hires
      stages: [arrive, learn, apply]
      steps:
        welcomed:
          stage: arrive
          touch: [welcome]
          on: [{to: started, match: {verb: "v:launched"}}]
          idle: [{after: P3D, to: stalled}]
        stalled:
          stage: arrive
          touch: [nudge]
          on: [{to: started, match: {verb: "v:launched"}}]
          after: [{after: P14D, to: "exit:lapsed"}]
        started:
          stage: learn
          on:
            - to: assessed
              count: {of: {verb: "v:completed"}, distinct: object.id, min: 2}
          idle: [{after: P5D, to: stalled}]
        assessed:
          stage: apply
          touch: [ready]
          on:
            - to: exit:completed
              match: {verb: "v:passed"}
      exits:
        completed: {counts: goal}
        lapsed: {counts: drop}
        decided-no: {counts: decided, on: {match: {verb: "v:declined"}}}
      touchpoints:
        welcome: {audience: learner, channels: [inbox], benefit: "know whom to ask", once: run, expires: P2D,
                  message: {en: {subject: "Welcome, {{learner.name}}", body: "This is {{journey.title}}."}}}
        nudge: {audience: learner, channels: [inbox], benefit: "pick up", spacing: P7D, expires: P1D}
        ready: {audience: learner, channels: [inbox], benefit: "skip what you know", once: run, expires: P3D}
      """;

  /** The same, with a receiver for {@code ready}. */
  static final String WITH_WEBHOOK =
      ONBOARDING.replace(
          "ready: {audience: learner, channels: [inbox]",
          "ready: {audience: learner, channels: [inbox, \"webhook:lms\"]");

  private Definitions() {}

  /** Another version with a longer way: three things to complete. */
  static String second() {
    return ONBOARDING.replace("version: 1", "version: 2").replace("min: 2", "min: 3");
  }
}
