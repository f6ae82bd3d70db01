-- The data of attachments in pieces. Rows of data that no attachment names are of an upload that
-- goes on, or was broken off.
CREATE TABLE attachment_data (
  id   UUID    NOT NULL,
  part INTEGER NOT NULL,
  data BYTEA   NOT NULL,
  PRIMARY KEY (id, part)
);
ALTER TABLE attachment_data ALTER COLUMN data SET STORAGE EXTERNAL; -- mostly packed already

-- Uploads that are not kept yet, and when each began.
CREATE TABLE attachment_staged (
  data UUID   NOT NULL PRIMARY KEY,
  at   BIGINT NOT NULL
);

-- What is kept. at: when it was last sent.
CREATE TABLE attachment (
  sha2   TEXT   NOT NULL PRIMARY KEY,
  data   UUID   NOT NULL UNIQUE,
  length BIGINT NOT NULL,
  at     BIGINT NOT NULL
);
CREATE INDEX attachment_at ON attachment (at);

-- Hashes that stored statements refer to. Written with the statement; never taken away, as no statement is.
CREATE TABLE attachment_reference (
  sha2 TEXT NOT NULL PRIMARY KEY
);

-- How far the log of a store that is older than the table above was read: there is none.
CREATE TABLE attachment_scan (
  id    SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  seq   BIGINT   NOT NULL,
  ended BOOLEAN  NOT NULL
);
INSERT INTO attachment_scan (id, seq, ended) VALUES (1, 0, TRUE);
