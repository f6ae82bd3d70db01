-- The log. Rows are never changed and never deleted: seq is the order of commit, and stored never
-- falls as seq rises. target: the statement that this one refers to; terms: keys of the filters that
-- find it, as far as was known when it was stored; packed: the statement, compressed.
CREATE TABLE log (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL,
  stored  INTEGER NOT NULL,
  target  BLOB,
  voiding INTEGER NOT NULL,
  terms   BLOB    NOT NULL,
  packed  BLOB    NOT NULL
);

-- How far the log had come at each moment of storing (epoch ms).
CREATE TABLE moment (
  stored   INTEGER PRIMARY KEY,
  last_seq INTEGER NOT NULL
);

-- What statements are packed with. head: how many there were when it was learned.
CREATE TABLE dictionary (
  id         INTEGER PRIMARY KEY,
  head       INTEGER NOT NULL,
  dictionary BLOB    NOT NULL
);

-- What makes keys of the index unpredictable; one row.
CREATE TABLE index_secret (
  id     INTEGER PRIMARY KEY,
  secret BLOB NOT NULL
);
INSERT INTO index_secret (id, secret) VALUES (1, randomblob(16));

-- The index: runs of entries (key, seq), sorted, each for a part of the log. A run that has pages
-- and no row here was never finished, or was merged into another, and may be swept.
CREATE TABLE run (
  id        INTEGER PRIMARY KEY,
  level     INTEGER NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq  INTEGER NOT NULL,
  keys      INTEGER NOT NULL,
  filter    BLOB    NOT NULL
);
CREATE TABLE run_page (
  run   INTEGER NOT NULL,
  first BLOB    NOT NULL,
  page  BLOB    NOT NULL
);
CREATE UNIQUE INDEX run_page_first ON run_page (run, first);

-- Entries of statements that were stored before what they refer to.
CREATE TABLE late (
  term INTEGER NOT NULL,
  seq  INTEGER NOT NULL,
  PRIMARY KEY (term, seq)
) WITHOUT ROWID;
CREATE INDEX late_seq ON late (seq, term);

-- For moving rows of the earlier layout, by their place.
CREATE INDEX reference_seq ON reference (seq);
