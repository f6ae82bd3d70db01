# The story of keep-fresh.yaml.

people: ann, bob

passed     = verb http://adlnet.gov/expapi/verbs/passed
answered   = verb http://adlnet.gov/expapi/verbs/answered
attended   = verb http://adlnet.gov/expapi/verbs/attended
terminated = verb http://adlnet.gov/expapi/verbs/terminated
bandage    = object https://example.org/first-aid/bandage
drill      = object https://example.org/first-aid/drill
membership = object https://example.org/first-aid/membership
wrong      = success false

2026-05-01 08:00  publish keep-fresh.yaml
2026-05-01 10:00  ann passed bandage
                  bob passed bandage
                  => ann is on fresh

# After one success the probability of recall is nine in ten 2.3 days later.
2026-05-03 17:00  => ann is on fresh
2026-05-03 17:30  => ann is on fading
                  => ann was told two-questions

# Each success makes it last longer: two weeks, then seven.
2026-05-04 10:00  ann answered bandage
                  => ann is on fresh
2026-05-18 05:50  => ann is on fresh
2026-05-18 06:00  => ann is on fading

# What she has forgotten comes again soon.
2026-05-20 10:00  ann answered bandage wrong
                  => ann is on fresh
2026-05-22 04:00  => ann is on fresh
2026-05-22 04:30  => ann is on fading
                  => ann was told two-questions, two-questions, two-questions

# Bob had answered on his telephone, before it was due: heard of late, it counts when it was.
2026-05-23 10:00  => bob is on fading
                  bob answered bandage (happened 2026-05-03 09:00)
                  bob answered bandage (happened 2026-05-05 10:00)
                  => bob went fresh
2026-05-24 23:30  => bob is on fresh
2026-05-24 23:45  => bob is on fading
2026-05-25 09:00  bob answered bandage
                  bob attended drill
                  => bob is on fresh

# The ladder counts in days of her calendar.
2026-06-24 09:30  => bob is on out-of-practice
                  => bob was told two-questions, join-a-drill
2026-06-25 09:00  bob terminated membership
                  => bob left by left
