-- Evidence in the order in which it is folded: her agent's, by event time. At one time the log's
-- order is the order in which statements were stored, so one index is enough to find and to read it.
-- A statement is taken back by its place in the log, where the newest are side by side, and not by
-- its id, which lies anywhere.
CREATE TABLE evidence_by_time (
  publication      INTEGER     NOT NULL,
  agent            VARCHAR(20) NOT NULL,
  at               BIGINT      NOT NULL,
  seq              BIGINT      NOT NULL,
  statement_id     VARCHAR(36) NOT NULL,
  stored           BIGINT      NOT NULL,
  atoms            TEXT        NOT NULL,
  object           TEXT,
  registration     VARCHAR(36),
  measured         TEXT,
  problems         TEXT,
  late             SMALLINT    NOT NULL,
  subregistrations TEXT,
  PRIMARY KEY (publication, agent, at, seq)
);
INSERT INTO evidence_by_time (publication, agent, at, seq, statement_id, stored, atoms, object,
  registration, measured, problems, late, subregistrations)
  SELECT publication, agent, at, seq, statement_id, stored, atoms, object,
    registration, measured, problems, late, subregistrations FROM evidence;
DROP TABLE evidence;
ALTER TABLE evidence_by_time RENAME TO evidence;
CREATE INDEX evidence_of_statement ON evidence (seq);
