# The story of onboarding.yaml. README.md says how stories are written.

people: ann, bob, cid, dee, eve

registered   = verb http://adlnet.gov/expapi/verbs/registered
launched     = verb http://adlnet.gov/expapi/verbs/launched
completed    = verb http://adlnet.gov/expapi/verbs/completed
passed       = verb http://adlnet.gov/expapi/verbs/passed
said-no-to   = verb https://w3id.org/xapi/tla/verbs/deselected
onboarding   = object https://example.org/onboarding
safety       = object https://example.org/onboarding/safety, type http://adlnet.gov/expapi/activities/module, under https://example.org/onboarding
people-here  = object https://example.org/onboarding/people, type http://adlnet.gov/expapi/activities/module, under https://example.org/onboarding
tools        = object https://example.org/onboarding/tools, type http://adlnet.gov/expapi/activities/module, under https://example.org/onboarding
first-task   = object https://example.org/onboarding/first-task, under https://example.org/onboarding
check        = object https://example.org/onboarding/check
with-90      = scaled 0.9
with-60      = scaled 0.6

# A list is enough to be welcomed.
2026-03-02 08:00  publish onboarding.yaml
2026-03-02 09:00  roster new-hires: ann, bob
                  => ann is on welcomed
                  => ann was told welcome
2026-03-02 09:30  cid registered onboarding
2026-03-02 10:00  dee registered onboarding

# Cid says no. That is an answer, and nothing more is said to her.
2026-03-03 09:00  cid said-no-to onboarding
                  => cid left by decided-no
                  => cid was told welcome

2026-03-03 10:00  ann launched safety
2026-03-03 10:20  ann completed safety
                  => ann is on learning

# Three days of silence, then ten minutes of grace for what is on its way.
2026-03-05 09:05  => bob is on welcomed
2026-03-05 09:15  => bob is on stalled
                  => bob was told welcome, nudge

# Bob's phone had been offline. He had not stalled at all; what was said stays said, and is marked.
2026-03-06 14:00  bob launched tools (happened 2026-03-04 16:00)
                  => bob is on learning
                  => bob went welcomed > learning
                  => bob was told welcome, nudge (basis revised)

# Ann does one module twice, then the other two.
2026-03-06 15:00  ann completed safety
2026-03-06 15:30  ann completed tools
                  => ann is on learning
2026-03-06 16:00  ann completed people-here
                  => ann is on applying
                  => ann was told welcome, ready-for-check

# A score below 0.8 changes nothing. The next one was somebody else's, and is voided.
2026-03-07 09:00  ann passed check with-60
                  => ann is on applying
2026-03-07 10:00  ann passed check with-90 [not hers]
                  => ann left by settled
2026-03-07 11:00  void not hers
                  => ann is on applying
                  => ann was told welcome, ready-for-check

# Dee never came back: stalled after three days, lapsed after fourteen more.
2026-03-18 09:00  => dee is on stalled
2026-03-19 10:15  => dee left by lapsed
                  => dee went welcomed > stalled > exit:lapsed

# Bob stalled after all, four days later than was thought. The nudge that he had is the one that this asks for.
                  => bob went welcomed > learning > stalled
                  => bob was told welcome, nudge

2026-03-19 11:00  eve registered onboarding
2026-03-19 11:30  eve completed safety
2026-03-20 09:00  eve launched tools
                  => eve is on learning

# Version 2. First see what it would do, then do it. Eve, on learning, goes to basics.
2026-03-21 09:00  => bob is on stalled
                  => dry run onboarding-2.yaml: learners 5, stay 4, move 1, exit 0, join 0, drop 0, wouldSend 0
                  publish onboarding-2.yaml
                  => eve went welcomed > learning > basics
                  => eve was told welcome
                  => ann is on applying

# What Eve did before counts in the new version too: two modules are missing, not three.
2026-03-22 09:00  eve completed tools
2026-03-22 10:00  eve completed people-here
                  => eve is on first-task
                  => eve was told welcome, first-task
2026-03-23 09:00  eve completed first-task
                  => eve is on applying
2026-03-24 09:00  eve passed check with-90
                  => eve left by settled
                  => eve reached settled-in-a-month, started-in-a-week
2026-03-24 10:00  ann passed check with-90
                  => ann went welcomed > learning > applying > exit:settled
