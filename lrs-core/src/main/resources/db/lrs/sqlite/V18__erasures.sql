-- Erasures of persons. phase: 0 the log is read, 1 documents and identities, 2 attachments, 3 the
-- index, 4 the plugins, 5 the files are written anew, 6 done. seq: how far the log was read in this
-- phase. identity_head, log_head: the last places of identity_event and of the log, which are not
-- given again. The rows that say who it is go with phase 4.
CREATE TABLE erasure (
  number          INTEGER NOT NULL PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE,
  author          TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  begun_at        INTEGER NOT NULL,
  commitment      TEXT    NOT NULL,
  phase           INTEGER NOT NULL,
  seq             INTEGER NOT NULL,
  identity_head   INTEGER NOT NULL,
  log_head        INTEGER NOT NULL,
  erased          INTEGER NOT NULL,
  changed         INTEGER NOT NULL,
  documents       INTEGER NOT NULL,
  identity_events INTEGER NOT NULL,
  attachments     INTEGER NOT NULL,
  receipt         TEXT
);
CREATE TABLE erasure_agent (
  erasure INTEGER NOT NULL,
  agent   TEXT    NOT NULL,
  PRIMARY KEY (erasure, agent)
);

-- Places of the log that the erasure emptied (gone), or where somebody else is named now.
CREATE TABLE erasure_place (
  erasure INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  gone    INTEGER NOT NULL,
  PRIMARY KEY (erasure, seq)
);

-- Data that erased statements refer to, and perhaps nobody else.
CREATE TABLE erasure_data (
  erasure INTEGER NOT NULL,
  sha2    TEXT    NOT NULL,
  PRIMARY KEY (erasure, sha2)
);

-- The ids of statements that were erased or changed, hashed with index_secret: sent again, they are
-- taken for known and are not stored.
CREATE TABLE erased_statement (
  hash BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- Agents whose person must not be erased.
CREATE TABLE legal_hold (
  agent  TEXT    NOT NULL PRIMARY KEY,
  author TEXT    NOT NULL,
  reason TEXT    NOT NULL,
  at     INTEGER NOT NULL
);

-- Whether people's data was masked when the dictionary was learned. Those from before are only read
-- with, and the first erasure takes them away.
ALTER TABLE dictionary ADD COLUMN masked INTEGER NOT NULL DEFAULT 0;
