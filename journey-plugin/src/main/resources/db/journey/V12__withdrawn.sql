-- A version that was taken back while it read history was never in force: it is withdrawn, and its
-- number is free again. So is one that a higher version overtook; of those that there are, the ones
-- above what learners go by are found.
DROP INDEX publication_once;
UPDATE publication SET state = 'withdrawn' WHERE state = 'replaced' AND NOT EXISTS
  (SELECT 1 FROM publication above WHERE above.journey = publication.journey
     AND above.version > publication.version AND above.state = 'running');
CREATE UNIQUE INDEX publication_once ON publication (journey, version)
  WHERE state NOT IN ('draft', 'withdrawn');
