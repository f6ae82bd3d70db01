# The story of rescue.yaml.

people: ann, bob, cid, dee, eve, kim

launched     = verb http://adlnet.gov/expapi/verbs/launched
failed       = verb http://adlnet.gov/expapi/verbs/failed
passed       = verb http://adlnet.gov/expapi/verbs/passed
asked        = verb http://adlnet.gov/expapi/verbs/asked
read         = verb http://adlnet.gov/expapi/verbs/experienced
completed    = verb http://adlnet.gov/expapi/verbs/completed
mentored     = verb http://adlnet.gov/expapi/verbs/mentored
statistics   = object https://example.org/statistics
a-quiz       = object https://example.org/statistics/quiz, under https://example.org/statistics
a-page       = object https://example.org/statistics/page, under https://example.org/statistics
the-forum    = object https://example.org/statistics/forum, under https://example.org/statistics

2026-03-02 08:00  publish rescue.yaml
2026-03-02 09:00  ann launched a-page
                  bob launched a-page
                  eve launched a-page

# Ann fails, reads, and fails again: help is offered, and a coach gives it.
2026-03-02 10:00  ann failed a-quiz
2026-03-03 10:00  ann read a-page
2026-03-04 10:00  ann failed a-quiz
                  => ann is on struggling
                  => ann was told offer-help
2026-03-05 10:00  kim mentored ann
                  => ann is on recovering
2026-03-09 10:00  ann completed statistics
                  => ann went working > struggling > recovering > exit:finished

# Bob fails once, passes, and goes quiet. A message, and he is back.
2026-03-09 10:10  bob failed a-quiz (happened 2026-03-02 11:00)
                  bob passed a-quiz (happened 2026-03-03 11:00)
                  => bob is on quiet
                  => bob was told still-there
2026-03-10 09:00  bob read a-page
                  => bob is on recovering

# Cid asks at once; Dee reads first and asks then, which is no cry for help.
2026-03-10 10:00  cid launched a-page
                  dee launched a-page
2026-03-10 10:01  cid failed a-quiz
                  dee failed a-quiz
2026-03-10 10:05  dee read a-page
2026-03-10 10:20  cid asked the-forum
                  dee asked the-forum
                  => cid is on struggling
                  => cid was told offer-help
                  => dee is on working
2026-03-11 09:00  cid passed a-quiz
                  => cid is on recovering

# A failure of Dee's comes late, from before the one that we know: she had been struggling since then.
2026-03-12 09:00  dee failed a-quiz (happened 2026-03-10 10:00)
                  => dee went working > struggling
                  => dee was told offer-help

# Eve never came back.
2026-03-20 09:00  => eve is on quiet

# Bob goes quiet again after twelve days. Two weeks must lie between two messages, so this one is not said.
2026-03-20 09:30  => bob is on quiet
                  => bob was told still-there
                  => bob was spared still-there (spacing)

2026-03-21 09:30  => eve left by lost
                  => eve was told still-there
