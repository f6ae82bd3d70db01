# The story of cmi5-course.yaml.

people: ann, bob, cid

launched     = verb http://adlnet.gov/expapi/verbs/launched, category https://w3id.org/xapi/cmi5/context/categories/cmi5
initialized  = verb http://adlnet.gov/expapi/verbs/initialized, category https://w3id.org/xapi/cmi5/context/categories/cmi5
passed       = verb http://adlnet.gov/expapi/verbs/passed, category https://w3id.org/xapi/cmi5/context/categories/cmi5, success true
terminated   = verb http://adlnet.gov/expapi/verbs/terminated, category https://w3id.org/xapi/cmi5/context/categories/cmi5
abandoned    = verb https://w3id.org/xapi/adl/verbs/abandoned, category https://w3id.org/xapi/cmi5/context/categories/cmi5
waived       = verb https://w3id.org/xapi/adl/verbs/waived, category https://w3id.org/xapi/cmi5/context/categories/cmi5
satisfied    = verb https://w3id.org/xapi/adl/verbs/satisfied, category https://w3id.org/xapi/cmi5/context/categories/cmi5
basics       = object https://example.org/privacy/basics
cases        = object https://example.org/privacy/cases
the-block    = object https://example.org/privacy/block, type https://w3id.org/xapi/cmi5/activitytype/block
the-course   = object https://example.org/privacy, type https://w3id.org/xapi/cmi5/activitytype/course
enrolment-1  = registration c3a1f0de-0000-4000-8000-000000000001
enrolment-2  = registration c3a1f0de-0000-4000-8000-000000000002
enrolment-3  = registration c3a1f0de-0000-4000-8000-000000000003
enrolment-4  = registration c3a1f0de-0000-4000-8000-000000000004

2026-03-02 08:00  profile cmi5-session.jsonld
                  publish cmi5-course.yaml
2026-03-02 09:00  ann launched basics enrolment-1
                  bob launched basics enrolment-2
                  cid launched basics enrolment-3
                  => ann is on first-session

# Ann's passing comes late, after the end of the session. In the order in which it happened all is well.
2026-03-02 09:01  ann initialized basics enrolment-1
2026-03-02 09:30  ann terminated basics enrolment-1
                  => ann is on between
                  => ann was told next-unit
2026-03-02 09:40  ann passed basics enrolment-1 (happened 2026-03-02 09:29)
                  => ann went first-session > between

# A block is not the course.
2026-03-03 09:00  ann satisfied the-block enrolment-1
                  => ann is on between
2026-03-04 09:00  ann launched cases enrolment-1
2026-03-04 09:30  ann terminated cases enrolment-1
2026-03-04 09:31  ann satisfied the-course enrolment-1
                  => ann left by satisfied

# Bob's browser crashed: the session was abandoned, and is over. Then he stays away.
2026-03-04 10:00  bob abandoned basics enrolment-2
                  => bob is on between
2026-03-11 10:30  => bob is on away
                  => bob was told next-unit, come-back
2026-03-12 09:00  bob launched cases enrolment-2
                  => bob went first-session > between > away > between

# Cid has a certificate from elsewhere.
2026-03-12 10:00  cid waived basics enrolment-3
                  => cid left by waived

# A second enrolment of Bob's begins at the beginning, while the first goes on.
2026-03-13 09:00  bob launched basics enrolment-4
                  => bob went first-session > between > away > between; first-session
2026-04-10 09:00  => bob went first-session > between > away > between > away; first-session > away
2026-05-01 09:00  => bob went first-session > between > away > between > away > exit:dropped; first-session > away > exit:dropped
