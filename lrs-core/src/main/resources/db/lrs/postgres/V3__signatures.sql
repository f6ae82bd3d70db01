-- What the signatures of statements showed when they came. Written with the statement, never changed.
CREATE TABLE signature (
  number     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seq        BIGINT NOT NULL REFERENCES log (seq),
  sha2       TEXT   NOT NULL,
  state      TEXT   NOT NULL CHECK (state IN ('unchecked', 'well-formed', 'verified')),
  algorithm  TEXT,
  subject    TEXT,
  issuer     TEXT,
  not_before BIGINT,
  not_after  BIGINT
);
CREATE INDEX signature_seq ON signature (seq);
CREATE INDEX signature_state ON signature (state, number);
