-- Everything but attachments' data and plugins' own tables. Times are milliseconds since the epoch,
-- UTC; flags are 0 or 1. Texts that are put in order are ordered by their bytes, as on SQLite.

-- The log. Rows are never changed and never deleted: seq is the order of commit, and stored never
-- falls as seq rises. target: the statement that this one refers to; terms: keys of the filters that
-- find it, as far as was known when it was stored; packed: the statement, compressed.
CREATE TABLE log (
  seq     BIGINT   NOT NULL PRIMARY KEY,
  id      BYTEA    NOT NULL UNIQUE,
  stored  BIGINT   NOT NULL,
  target  BYTEA,
  voiding SMALLINT NOT NULL,
  terms   BYTEA    NOT NULL,
  packed  BYTEA    NOT NULL
);
ALTER TABLE log ALTER COLUMN packed SET STORAGE EXTERNAL; -- packed already
CREATE INDEX log_target ON log (target) WHERE target IS NOT NULL;

-- Whose turn it is to store statements: whoever has locked the one row. No statement will ever be
-- stored before floor; definitions counts the changes of activity_definition.
CREATE TABLE log_head (
  id          SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  floor       BIGINT   NOT NULL,
  definitions BIGINT   NOT NULL
) WITH (fillfactor = 10);
INSERT INTO log_head (id, floor, definitions) VALUES (1, 0, 0);

-- How far the log had come at each moment of storing.
CREATE TABLE moment (
  stored   BIGINT NOT NULL PRIMARY KEY,
  last_seq BIGINT NOT NULL
);

-- The index: which statements a key finds. late: those that got the key after they had been stored.
CREATE TABLE term (
  key BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (key, seq)
) WITH (autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);
ALTER TABLE term ALTER COLUMN key SET STATISTICS 1000; -- frequent keys are to be known
CREATE TABLE late (
  seq  BIGINT NOT NULL,
  term BIGINT NOT NULL,
  PRIMARY KEY (seq, term)
);

-- What makes keys of the index unpredictable; one row.
CREATE TABLE index_secret (
  id     SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  secret BYTEA    NOT NULL
);
INSERT INTO index_secret (id, secret) VALUES (1, uuid_send(gen_random_uuid()));

-- What statements are packed with. head: how many there were when it was learned.
CREATE TABLE dictionary (
  id         BIGINT NOT NULL PRIMARY KEY,
  head       BIGINT NOT NULL,
  dictionary BYTEA  NOT NULL
);

-- What statements have said of activities, merged. An IRI may be longer than a B-tree can hold.
CREATE TABLE activity_definition (
  activity   TEXT  NOT NULL,
  definition BYTEA NOT NULL
);
CREATE INDEX activity_definition_activity ON activity_definition USING hash (activity);

CREATE TABLE credential (
  credential_key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  secret_hash    TEXT   NOT NULL,
  label          TEXT   NOT NULL,
  scopes         TEXT   NOT NULL,
  created_at     BIGINT NOT NULL
);

-- Written by the health check, to know that writing works.
CREATE TABLE probe (
  id SMALLINT NOT NULL PRIMARY KEY CHECK (id = 1),
  at BIGINT   NOT NULL
) WITH (fillfactor = 10);
INSERT INTO probe (id, at) VALUES (1, 0);

-- State (kind 1), activity profiles (2) and agent profiles (3). What a kind has not is empty.
CREATE TABLE document (
  kind         SMALLINT         NOT NULL,
  activity     TEXT             NOT NULL,
  agent        TEXT             NOT NULL,
  registration TEXT             NOT NULL,
  id           TEXT COLLATE "C" NOT NULL,
  updated      BIGINT           NOT NULL,
  sha1         TEXT             NOT NULL,
  content_type TEXT             NOT NULL,
  content      BYTEA            NOT NULL,
  PRIMARY KEY (kind, activity, agent, registration, id)
);

-- Who linked (kind 1) and unlinked (2) which agents, when and why. Rows are never changed and never
-- deleted: seq is the order of commit. link: the seq of the row that made the link; a link is made
-- once and ended at most once.
CREATE TABLE identity_event (
  seq    BIGINT   NOT NULL PRIMARY KEY,
  kind   SMALLINT NOT NULL,
  link   BIGINT   NOT NULL,
  one    TEXT     NOT NULL,
  other  TEXT     NOT NULL,
  author TEXT     NOT NULL,
  reason TEXT     NOT NULL,
  at     BIGINT   NOT NULL,
  UNIQUE (link, kind)
);

-- The links in force, each from both of its ends. Follows from the events.
CREATE TABLE identity_link (
  agent TEXT   NOT NULL,
  other TEXT   NOT NULL,
  link  BIGINT NOT NULL,
  PRIMARY KEY (agent, other)
);
CREATE INDEX identity_link_link ON identity_link (link);
