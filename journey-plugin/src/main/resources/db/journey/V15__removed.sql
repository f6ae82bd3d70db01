-- Statements that mean something to a journey and that a rule of retention has taken away: which
-- rule. What they mean stays.
CREATE TABLE removed_statement (
  statement_id VARCHAR(36)  PRIMARY KEY,
  rule         VARCHAR(100) NOT NULL
);
