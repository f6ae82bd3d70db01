// What a new journey begins with: whole, small, and without a fault.

export const TEMPLATE = `# Where a learner is, and what leads her on.
journey: my-journey
version: 1
title: {en: My journey}
prefixes:
  adl: "http://adlnet.gov/expapi/verbs/"
entry:
  match: {verb: "adl:registered", activity: "https://example.org/courses/my-course"}
stages: [begin, learn]
steps:
  enrolled:
    stage: begin
    on:
      - to: learning
        match: {verb: "adl:initialized", under: "https://example.org/courses/my-course"}
    after: [{after: P14D, to: "exit:lapsed"}]
  learning:
    stage: learn
    on:
      - to: exit:passed
        match: {verb: "adl:passed", activity: "https://example.org/courses/my-course"}
    idle: [{after: P30D, to: "exit:lapsed"}]
exits:
  passed: {counts: goal}
  lapsed: {counts: drop}
`;
