-- How far the store's identity events were followed, one row.
CREATE TABLE identity_mark (
  id  INTEGER PRIMARY KEY,
  seq BIGINT  NOT NULL
);
INSERT INTO identity_mark (id, seq) VALUES (1, 0);

-- The links in force as of that mark, each from both of its ends. A person is the agents that links
-- join, directly or through others; agent.learner follows from it. Every agent here is in agent.
CREATE TABLE agent_link (
  agent VARCHAR(20) NOT NULL,
  other VARCHAR(20) NOT NULL,
  link  BIGINT      NOT NULL,
  PRIMARY KEY (agent, other)
);
CREATE INDEX agent_link_number ON agent_link (link);
