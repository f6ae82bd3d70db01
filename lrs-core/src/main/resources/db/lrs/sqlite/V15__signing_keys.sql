-- What this LRS signs with, by name: random bytes.
CREATE TABLE signing_key (
  name   TEXT NOT NULL PRIMARY KEY,
  secret BLOB NOT NULL
);

-- To list the activities in which an agent has state.
CREATE INDEX document_by_agent ON document (agent, activity) WHERE kind = 1;
