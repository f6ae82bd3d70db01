-- With each row, every index has a page changed and written. These bought too little.
-- Who ever came where is counted over the journey's moves in the wider indexes.
DROP INDEX transition_reached;
-- Of a learner the newest touchpoints are asked for: touchpoint_in_order finds them.
DROP INDEX touchpoint_of_run;
-- A learner's runs are found by journey and learner, journey by journey.
DROP INDEX run_of_learner;

-- An agent's id is a hash of her ifi: who looks for the one finds the other.
CREATE TABLE agent_by_id (
  id      VARCHAR(20) PRIMARY KEY,
  ifi     TEXT        NOT NULL,
  learner VARCHAR(20) NOT NULL,
  name    TEXT
);
INSERT INTO agent_by_id (id, ifi, learner, name) SELECT id, ifi, learner, name FROM agent;
DROP TABLE agent;
ALTER TABLE agent_by_id RENAME TO agent;
CREATE INDEX agent_of_learner ON agent (learner, id);

-- By its key first: one index, not two, to find what was said and to refuse a second.
CREATE TABLE sent_under_key (
  agent      VARCHAR(20)  NOT NULL,
  ledger_key VARCHAR(64)  NOT NULL,
  journey    VARCHAR(100) NOT NULL,
  run        INTEGER      NOT NULL,
  touchpoint VARCHAR(100) NOT NULL,
  occurrence INTEGER      NOT NULL,
  sent_at    BIGINT       NOT NULL,
  effort     BIGINT       NOT NULL,
  taken_back SMALLINT     NOT NULL,
  PRIMARY KEY (ledger_key, agent)
);
INSERT INTO sent_under_key (agent, ledger_key, journey, run, touchpoint, occurrence, sent_at, effort,
  taken_back)
  SELECT agent, ledger_key, journey, run, touchpoint, occurrence, sent_at, effort, taken_back
  FROM sent;
DROP TABLE sent;
ALTER TABLE sent_under_key RENAME TO sent;
CREATE INDEX sent_of_touchpoint ON sent (agent, journey, touchpoint, sent_at);
CREATE INDEX sent_lately ON sent (agent, sent_at);
