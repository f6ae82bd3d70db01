-- What happens to transitions is numbered in the order in which it was decided: a new one by its
-- id, one that is superseded once more. Here lies the number given last, in one row: none is given
-- twice, though rows may go.
ALTER TABLE transition ADD COLUMN superseded_seq BIGINT;
UPDATE transition SET superseded_seq = numbered.seq
  FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY superseded_at, id)
               + (SELECT MAX(id) FROM transition) AS seq
        FROM transition WHERE superseded_at IS NOT NULL) numbered
  WHERE numbered.id = transition.id;
CREATE INDEX transition_superseded ON transition (superseded_seq)
  WHERE superseded_seq IS NOT NULL;

CREATE TABLE event_number (
  id   INTEGER PRIMARY KEY,
  last BIGINT  NOT NULL
);
INSERT INTO event_number (id, last)
  SELECT 1, COALESCE(MAX(COALESCE(superseded_seq, id)), 0) FROM transition;
