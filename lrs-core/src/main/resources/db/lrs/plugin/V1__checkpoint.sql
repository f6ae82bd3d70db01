-- How far the plugin's handler has come; one row. through: the last time it was told, epoch ms.
CREATE TABLE trailmark_checkpoint (
  id      INTEGER NOT NULL PRIMARY KEY,
  seq     BIGINT  NOT NULL,
  through BIGINT  NOT NULL
);
INSERT INTO trailmark_checkpoint (id, seq, through) VALUES (1, 0, 0);

-- Statements that the handler refused again and again, and that it went on without.
CREATE TABLE trailmark_quarantine (
  seq          BIGINT  NOT NULL PRIMARY KEY,
  statement_id TEXT    NOT NULL,
  error        TEXT    NOT NULL,
  attempts     INTEGER NOT NULL,
  at           BIGINT  NOT NULL
);
