-- What is asked of all statements, by columns (see the package records.column). A segment is a part
-- of the log; times are milliseconds since the epoch, UTC. part is the place of a column, or -1:
-- all columns of a small segment.
CREATE TABLE segment (
  first          BIGINT  PRIMARY KEY,
  last           BIGINT  NOT NULL,
  row_count      INTEGER NOT NULL,
  stored_low     BIGINT  NOT NULL,
  stored_high    BIGINT  NOT NULL,
  timestamp_low  BIGINT  NOT NULL,
  timestamp_high BIGINT  NOT NULL
);
CREATE TABLE segment_column (
  first BIGINT   NOT NULL,
  part  SMALLINT NOT NULL,
  data  BYTEA    NOT NULL,
  PRIMARY KEY (first, part)
);
CREATE TABLE voided (
  seq BIGINT PRIMARY KEY
);

-- Who did it. hash is the agent's id: 80 bits of the SHA-256 of its key, hexadecimal. kind: 0 an
-- agent, 1 an identified group, 2 a group as one statement had it, with its members. person is the
-- lowest id of the agents that are one person. search holds folded words, each after a blank.
CREATE TABLE agent (
  id     INTEGER     PRIMARY KEY,
  hash   VARCHAR(20) NOT NULL UNIQUE,
  kind   SMALLINT    NOT NULL,
  ifi    TEXT        NOT NULL,
  name   TEXT,
  search TEXT        NOT NULL,
  person INTEGER     NOT NULL
);
CREATE INDEX agent_linked ON agent (person, id) WHERE person <> id;
CREATE TABLE member (
  agent INTEGER NOT NULL,
  party INTEGER NOT NULL,
  PRIMARY KEY (agent, party)
);

-- Verbs (kind 1), activities (2), types of activities (3), platforms (4). name is a language map in
-- JSON; type is the term of an activity's type, or 0.
CREATE TABLE term (
  id     INTEGER     PRIMARY KEY,
  kind   SMALLINT    NOT NULL,
  hash   VARCHAR(20) NOT NULL,
  text   TEXT        NOT NULL,
  name   TEXT,
  type   INTEGER     NOT NULL,
  search TEXT        NOT NULL,
  UNIQUE (kind, hash)
);
CREATE INDEX term_of_type ON term (type) WHERE type <> 0;
CREATE TABLE registration (
  id   INTEGER PRIMARY KEY,
  uuid BYTEA   NOT NULL UNIQUE
);

-- The context activities and the platform of statements, each combination once; platform is a term,
-- or 0. role: 1 parent, 2 grouping, 3 category, 4 other.
CREATE TABLE context (
  id       INTEGER     PRIMARY KEY,
  hash     VARCHAR(20) NOT NULL UNIQUE,
  platform INTEGER     NOT NULL
);
CREATE INDEX context_of_platform ON context (platform) WHERE platform <> 0;
CREATE TABLE context_activity (
  activity INTEGER  NOT NULL,
  role     SMALLINT NOT NULL,
  context  INTEGER  NOT NULL,
  PRIMARY KEY (activity, role, context)
);

-- How far the events of identities were followed.
CREATE TABLE mark (
  id  INTEGER PRIMARY KEY,
  seq BIGINT  NOT NULL
);
INSERT INTO mark (id, seq) VALUES (1, 0);
