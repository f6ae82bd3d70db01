-- Erasures of persons. phase: 0 the log is read, 1 documents and identities, 2 attachments, 3 the
-- index, 4 the plugins, 5 the files are written anew, 6 done. seq: how far the log was read in this
-- phase. identity_head, log_head: the last places of identity_event and of the log, which are not
-- given again. The rows that say who it is go with phase 4.
CREATE TABLE erasure (
  number          BIGINT  NOT NULL PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE,
  author          TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  begun_at        BIGINT  NOT NULL,
  commitment      TEXT    NOT NULL,
  phase           BIGINT  NOT NULL,
  seq             BIGINT  NOT NULL,
  identity_head   BIGINT  NOT NULL,
  log_head        BIGINT  NOT NULL,
  erased          BIGINT  NOT NULL,
  changed         BIGINT  NOT NULL,
  documents       BIGINT  NOT NULL,
  identity_events BIGINT  NOT NULL,
  attachments     BIGINT  NOT NULL,
  receipt         TEXT
);
CREATE TABLE erasure_agent (
  erasure BIGINT  NOT NULL,
  agent   TEXT    NOT NULL,
  PRIMARY KEY (erasure, agent)
);

-- Places of the log that the erasure emptied (gone), or where somebody else is named now.
CREATE TABLE erasure_place (
  erasure BIGINT  NOT NULL,
  seq     BIGINT  NOT NULL,
  gone    BIGINT  NOT NULL,
  PRIMARY KEY (erasure, seq)
);

-- Data that erased statements refer to, and perhaps nobody else.
CREATE TABLE erasure_data (
  erasure BIGINT  NOT NULL,
  sha2    TEXT    NOT NULL,
  PRIMARY KEY (erasure, sha2)
);

-- The ids of statements that were erased or changed, hashed with index_secret: sent again, they are
-- taken for known and are not stored.
CREATE TABLE erased_statement (
  hash BYTEA NOT NULL PRIMARY KEY
);

-- Agents whose person must not be erased.
CREATE TABLE legal_hold (
  agent  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  author TEXT    NOT NULL,
  reason TEXT    NOT NULL,
  at     BIGINT  NOT NULL
);

-- Whether people's data was masked when the dictionary was learned. Those from before are only read
-- with, and the first erasure takes them away.
ALTER TABLE dictionary ADD COLUMN masked BIGINT  NOT NULL DEFAULT 0;
