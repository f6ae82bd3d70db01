-- Who did what, append-only: hash is over the entry and previous, the hash of the one before. act:
-- the seq of the entry that began the act. detail is chained by detail_hash alone, and is taken out
-- when somebody whom it names is erased.
CREATE TABLE audit_entry (
  seq         BIGINT   NOT NULL PRIMARY KEY,
  act         BIGINT   NOT NULL,
  at          BIGINT   NOT NULL,
  who         TEXT     NOT NULL,
  method      TEXT     NOT NULL,
  route       TEXT     NOT NULL,
  outcome     INTEGER  NOT NULL,
  detail_hash TEXT     NOT NULL,
  previous    TEXT     NOT NULL UNIQUE,
  hash        TEXT     NOT NULL,
  detail      TEXT
);
CREATE UNIQUE INDEX audit_act ON audit_entry (act, seq);
