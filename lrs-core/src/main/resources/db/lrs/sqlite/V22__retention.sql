-- Runs of rules of retention are acts of their own kind: erasure.kind is 2, and author, begun_at, phase,
-- seq, log_head, erased and attachments mean what they mean for an erasure. What each rule does in
-- one: bound is the time, and until_seq the place, up to which statements are old enough; from_seq
-- is where the rule had come before. held and voiding: what stays in the end.
CREATE TABLE retention_rule (
  erasure   INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  name      TEXT    NOT NULL,
  hash      TEXT    NOT NULL,
  bound     INTEGER NOT NULL,
  from_seq  INTEGER NOT NULL,
  until_seq INTEGER NOT NULL,
  erased    INTEGER NOT NULL,
  held      INTEGER NOT NULL,
  voiding   INTEGER NOT NULL,
  PRIMARY KEY (erasure, place)
);

-- How far the log was looked through for a rule; hash is of all that the rule says.
CREATE TABLE retention_mark (
  name TEXT    NOT NULL PRIMARY KEY,
  hash TEXT    NOT NULL,
  seq  INTEGER NOT NULL
);

-- What a rule has found and left where it is: held 1 because of a person on hold, 0 because it
-- voids a statement that is here. Looked at again by each run.
CREATE TABLE retention_kept (
  seq  INTEGER NOT NULL,
  rule TEXT    NOT NULL,
  held INTEGER NOT NULL,
  PRIMARY KEY (seq, rule)
);
CREATE INDEX retention_kept_why ON retention_kept (held, seq);

-- Of a place that a rule has emptied: the statement's id, and the rule's name.
ALTER TABLE erasure_place ADD COLUMN id   TEXT;
ALTER TABLE erasure_place ADD COLUMN rule TEXT;
