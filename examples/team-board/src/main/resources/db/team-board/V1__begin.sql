-- What members of teams have completed. A week is the day of its Monday, counted from 1970-01-01.
CREATE TABLE done (
  statement VARCHAR NOT NULL PRIMARY KEY,
  team      VARCHAR NOT NULL,
  name      VARCHAR NOT NULL,
  learner   VARCHAR NOT NULL,
  activity  VARCHAR NOT NULL,
  week      BIGINT  NOT NULL
);

CREATE INDEX done_by_week ON done (week, team);
