-- The log. Rows are never changed and never deleted: seq is the order of commit, and stored never
-- falls as seq rises. terms: what the statement itself can be found by, for those who refer to it.
CREATE TABLE statement (
  seq     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL,
  stored  INTEGER NOT NULL,
  voiding INTEGER NOT NULL,
  terms   BLOB    NOT NULL,
  json    BLOB    NOT NULL
);
CREATE UNIQUE INDEX statement_id ON statement (id);
CREATE INDEX statement_stored ON statement (stored, seq);

-- What statements are found by (an agent, a verb, ...), each written once.
CREATE TABLE term (
  id    INTEGER PRIMARY KEY,
  kind  INTEGER NOT NULL,
  value TEXT    NOT NULL
);
CREATE UNIQUE INDEX term_value ON term (kind, value);

-- Which statements a term finds: those that have it, and those that refer to one that has it.
CREATE TABLE entry (
  term INTEGER NOT NULL,
  seq  INTEGER NOT NULL,
  PRIMARY KEY (term, seq)
) WITHOUT ROWID;

-- Statements whose object is a StatementRef, by what they refer to, which may never come.
CREATE TABLE reference (
  target BLOB    NOT NULL,
  seq    INTEGER NOT NULL,
  PRIMARY KEY (target, seq)
) WITHOUT ROWID;

-- The terms that such a statement has from what it refers to.
CREATE TABLE inherited (
  seq   INTEGER PRIMARY KEY,
  terms BLOB NOT NULL
);

-- Ids that a voiding statement names, whether they are here or not.
CREATE TABLE voided (
  id BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE credential (
  credential_key TEXT    NOT NULL PRIMARY KEY,
  secret_hash    TEXT    NOT NULL,
  label          TEXT    NOT NULL,
  scopes         TEXT    NOT NULL,
  created_at     INTEGER NOT NULL
);

-- Written by the health check, to know that writing works.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL
);
INSERT INTO probe (id, at) VALUES (1, 0);
