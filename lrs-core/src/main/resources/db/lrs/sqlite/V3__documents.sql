-- State (kind 1), activity profiles (2) and agent profiles (3). What a kind has not is empty.
CREATE TABLE document (
  kind         INTEGER NOT NULL,
  activity     TEXT    NOT NULL,
  agent        TEXT    NOT NULL,
  registration TEXT    NOT NULL,
  id           TEXT    NOT NULL,
  updated      INTEGER NOT NULL,
  sha1         TEXT    NOT NULL,
  content_type TEXT    NOT NULL,
  content      BLOB    NOT NULL,
  PRIMARY KEY (kind, activity, agent, registration, id)
);
