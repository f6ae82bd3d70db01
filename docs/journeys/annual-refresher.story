# The story of annual-refresher.yaml: two years of it.

people: ann, bob, cid

registered   = verb http://adlnet.gov/expapi/verbs/registered
passed       = verb http://adlnet.gov/expapi/verbs/passed
refresher    = object https://example.org/first-aid/refresher
of-2026      = registration 7b2f6a10-0000-4000-8000-000000002026
of-2027      = registration 7b2f6a10-0000-4000-8000-000000002027

2026-01-12 08:00  publish annual-refresher.yaml
2026-01-12 09:00  ann registered refresher of-2026
                  bob registered refresher of-2026
                  cid registered refresher of-2026
                  => ann was told assigned

2026-01-20 10:00  ann passed refresher of-2026
                  => ann left by refreshed
                  => ann reached in-time

# Three weeks later the others are reminded.
2026-02-02 10:30  => bob is on late
                  => bob was told assigned, overdue
2026-02-03 09:00  bob passed refresher of-2026
                  => bob went due > late > exit:refreshed
                  => bob reached no goal

# Cid did not come. Her statement, sent in March, says that she had been in time; it is not older than P60D, so it counts.
2026-02-16 10:30  => cid left by expired
2026-03-01 09:00  cid passed refresher of-2026 (happened 2026-01-30 15:00)
                  => cid went due > exit:refreshed
                  => cid reached in-time
                  => cid was told assigned, overdue (basis revised)

# Next year everybody comes again.
2027-01-11 09:00  ann registered refresher of-2027
                  bob registered refresher of-2027
                  => ann went due > exit:refreshed; due
                  => ann was told assigned, assigned

# A second pass for last year is not one for this year.
2027-01-12 09:00  ann passed refresher of-2026
                  => ann is on due

# Bob leaves.
2027-01-15 09:00  roster former-staff: bob
                  => bob went due > late > exit:refreshed; due > exit:gone
                  => ann is on due
2027-02-03 09:00  => bob was told assigned, overdue, assigned
                  => ann went due > exit:refreshed; due > late
