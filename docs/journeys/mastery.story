# The story of mastery.yaml.

people: ann, bob, cid, dee, kim

registered   = verb http://adlnet.gov/expapi/verbs/registered
scored       = verb http://adlnet.gov/expapi/verbs/scored
practised    = verb http://adlnet.gov/expapi/verbs/completed
mentored     = verb http://adlnet.gov/expapi/verbs/mentored
electricity  = object https://example.org/electricity
pre-test     = object https://example.org/electricity/pre-test
assessment   = object https://example.org/electricity/assessment
isolation    = object https://example.org/electricity/isolation
measuring    = object https://example.org/electricity/measuring
a-film       = object https://example.org/electricity/film, under https://example.org/electricity/first-aid
for-40       = extension https://example.org/minutes 40
for-30       = extension https://example.org/minutes 30
at-95        = scaled 0.95
at-85        = scaled 0.85
at-60        = scaled 0.6
at-45        = scaled 0.45
at-40        = scaled 0.4

2026-04-01 08:00  publish mastery.yaml
2026-04-01 09:00  ann registered electricity
                  bob registered electricity
                  cid registered electricity
                  dee registered electricity

# Ann knows it. One pre-test went wrong; the best one counts.
2026-04-01 10:00  ann scored pre-test at-60
                  => ann is on learning
2026-04-01 11:00  ann scored pre-test at-95
                  => ann left by mastered

# Bob practises: 40, 30 and 30 minutes. A film without a length adds nothing.
2026-04-02 10:00  bob practised isolation for-40
2026-04-03 10:00  bob practised measuring for-30
                  bob practised a-film
                  => bob is on learning
2026-04-04 10:00  bob practised a-film for-30
                  => bob is on proving
                  => bob was told assessment

# Two attempts, the newest low: a coach.
2026-04-06 10:00  bob scored assessment at-60
                  => bob is on proving
2026-04-08 10:00  bob scored assessment at-40
                  => bob is on coaching
                  => bob was told assessment, meet-a-coach
2026-04-09 10:00  kim mentored bob
                  => bob is on coached
                  => kim is not on the journey
2026-04-10 10:00  bob scored assessment at-85
                  => bob left by mastered

# Cid's second attempt was entered for her by mistake.
2026-04-10 11:00  cid practised isolation for-40
                  cid practised measuring for-40
                  cid practised isolation for-40
2026-04-11 10:00  cid scored assessment at-60
2026-04-11 11:00  cid scored assessment at-45 [by mistake]
                  => cid is on coaching
2026-04-11 12:00  void by mistake
                  => cid is on proving
                  => cid was told assessment, meet-a-coach (basis revised)

# An older attempt that comes late is an attempt, but not the newest.
2026-04-13 10:00  cid scored assessment at-40 (happened 2026-04-11 09:00)
                  => cid is on proving
2026-04-14 10:00  cid scored assessment at-85
                  => cid went learning > proving > exit:mastered

# Dee did not come.
2026-05-01 09:15  => dee left by not-now
