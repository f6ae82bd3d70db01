-- Hashes that stored statements refer to. Written with the statement; never taken away, as no statement is.
CREATE TABLE attachment_reference (
  sha2 TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- How far the log of a store that is older than the table above was read.
CREATE TABLE attachment_scan (
  id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  seq   INTEGER NOT NULL,
  ended INTEGER NOT NULL
);
INSERT INTO attachment_scan (id, seq, ended) VALUES (1, 0, 0);
