# The story of practice-habit.yaml. Times are UTC; the journey counts days in Amsterdam.

people: ann, bob

did          = verb http://adlnet.gov/expapi/verbs/completed
said-no-to   = verb https://w3id.org/xapi/tla/verbs/deselected
spanish      = object https://example.org/spanish
an-exercise  = object https://example.org/spanish/exercise, under https://example.org/spanish

2026-03-09 08:00  publish practice-habit.yaml
2026-03-10 18:00  ann did an-exercise
                  => ann is on trying
2026-03-12 18:00  ann did an-exercise
2026-03-15 18:00  ann did an-exercise
2026-03-20 18:00  ann did an-exercise
                  bob did an-exercise
                  => ann is on trying
2026-03-23 18:00  ann did an-exercise
                  => ann is on regular
                  => ann was told well-done
                  => ann reached habit-in-a-month
2026-03-25 18:00  ann did an-exercise

# Ten quiet days: Bob had a look, no more.
2026-03-30 17:30  => bob left by tried

# Seven days in Amsterdam, where the clocks went forward on 29 March, are an hour less than 168 hours.
2026-04-01 17:10  => ann is on slipping
                  => ann was told well-done, small-step

# She had practised on a train. So she never slipped, and her next week ends on 7 April.
2026-04-02 09:00  ann did an-exercise (happened 2026-03-31 07:00)
                  => ann is on regular
                  => ann was told well-done, small-step (basis revised)
2026-04-07 07:00  => ann is on regular
2026-04-07 07:10  => ann is on slipping
2026-04-08 18:00  ann did an-exercise
                  => ann is on regular

# Then it is enough for a while.
2026-04-15 18:10  => ann is on slipping
2026-05-06 18:10  => ann left by paused

# What she does in the week after does not begin anew; what she does later does.
2026-05-10 18:00  ann did an-exercise
                  => ann left by paused
2026-05-20 18:00  ann did an-exercise
                  => ann went trying > regular > slipping > regular > slipping > exit:paused; trying
2026-05-21 09:00  ann said-no-to spanish
                  => ann left by had-enough
