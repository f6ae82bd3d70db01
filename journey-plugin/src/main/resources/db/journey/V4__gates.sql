-- What waits for quiet hours to end, or for room under a cap, is held: judged again at held_until.
ALTER TABLE touchpoint ADD COLUMN held_until BIGINT;
CREATE INDEX touchpoint_held ON touchpoint (held_until, at, ledger_key) WHERE state = 'held';
CREATE INDEX touchpoint_in_order ON touchpoint (learner, at, ledger_key);

-- What was said, remembered by each agent of hers to whom it was said, so that it is known whatever
-- learner her agents are linked to later. effort: milliseconds. taken_back: it is certain that
-- nothing went out.
CREATE TABLE sent (
  agent      VARCHAR(20)  NOT NULL,
  ledger_key VARCHAR(64)  NOT NULL,
  journey    VARCHAR(100) NOT NULL,
  run        INTEGER      NOT NULL,
  touchpoint VARCHAR(100) NOT NULL,
  occurrence INTEGER      NOT NULL,
  sent_at    BIGINT       NOT NULL,
  effort     BIGINT       NOT NULL,
  taken_back SMALLINT     NOT NULL,
  PRIMARY KEY (agent, ledger_key)
);
CREATE INDEX sent_of_touchpoint ON sent (agent, journey, touchpoint, sent_at);
CREATE INDEX sent_lately ON sent (agent, sent_at);
CREATE INDEX sent_by_key ON sent (ledger_key);
INSERT INTO sent
  SELECT a.id, t.ledger_key, t.journey, t.run, t.touchpoint, t.occurrence, t.sent_at, 0,
         CASE WHEN t.state = 'withdrawn' THEN 1 ELSE 0 END
  FROM touchpoint t JOIN agent a ON a.learner = t.learner
  WHERE t.sent_at IS NOT NULL;

-- For which entries it was said, by their event time: more than one where history moved since.
CREATE TABLE sent_for (
  agent      VARCHAR(20) NOT NULL,
  ledger_key VARCHAR(64) NOT NULL,
  at         BIGINT      NOT NULL,
  PRIMARY KEY (agent, ledger_key, at)
);
INSERT INTO sent_for
  SELECT s.agent, s.ledger_key, t.at FROM sent s JOIN touchpoint t ON t.ledger_key = s.ledger_key;

-- Whom a salt drew under which key, by agent: links and unlinks do not draw again.
CREATE TABLE holdout_draw (
  salt     VARCHAR(100) NOT NULL,
  agent    VARCHAR(20)  NOT NULL,
  person   VARCHAR(20)  NOT NULL,
  drawn_at BIGINT       NOT NULL,
  PRIMARY KEY (salt, agent)
);

-- What people agreed to or refused, append-only, by agent. scope: everything, journey:ID or
-- channel:NAME. newest: no event of this agent and scope has a later time.
CREATE TABLE consent (
  id          BIGINT       NOT NULL,
  agent       VARCHAR(20)  NOT NULL,
  scope       VARCHAR(100) NOT NULL,
  granted     SMALLINT     NOT NULL,
  at          BIGINT       NOT NULL,
  recorded_at BIGINT       NOT NULL,
  recorded_by TEXT         NOT NULL,
  reason      TEXT,
  newest      SMALLINT     NOT NULL,
  PRIMARY KEY (id, agent)
);
CREATE INDEX consent_of_agent ON consent (agent, id);
CREATE UNIQUE INDEX consent_newest ON consent (agent, scope) WHERE newest = 1;

-- What is known of how to reach a person, by agent; the newest word of her agents counts.
CREATE TABLE preference (
  agent    VARCHAR(20) NOT NULL,
  name     VARCHAR(20) NOT NULL,
  value    TEXT        NOT NULL,
  told_at  BIGINT      NOT NULL,
  PRIMARY KEY (agent, name)
);
