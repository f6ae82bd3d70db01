-- What the signatures of statements showed when they came. Written with the statement, never changed.
CREATE TABLE signature (
  number     INTEGER NOT NULL PRIMARY KEY,
  seq        INTEGER NOT NULL REFERENCES log (seq),
  sha2       TEXT    NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('unchecked', 'well-formed', 'verified')),
  algorithm  TEXT,
  subject    TEXT,
  issuer     TEXT,
  not_before INTEGER,
  not_after  INTEGER
);
CREATE INDEX signature_by_seq ON signature (seq);
CREATE INDEX signature_by_state ON signature (state, number);
