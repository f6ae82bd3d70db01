-- Times are milliseconds since the epoch, UTC; flags are 0 or 1. The same text serves SQLite and
-- PostgreSQL. Ids are given by the plugin, whose writers take turns.

-- Who is who: a learner is one or more agents. Evidence hangs on the agent, so linking two agents
-- is one update of agent.learner, and unlinking puts back the agent's own id.
CREATE TABLE agent (
  id      VARCHAR(20) PRIMARY KEY,
  ifi     TEXT        NOT NULL UNIQUE,
  learner VARCHAR(20) NOT NULL,
  name    TEXT
);
CREATE INDEX agent_of_learner ON agent (learner);

CREATE TABLE roster (
  name      VARCHAR(100) PRIMARY KEY,
  loaded_at BIGINT NOT NULL
);
CREATE TABLE roster_member (
  roster VARCHAR(100) NOT NULL,
  agent  VARCHAR(20)  NOT NULL,
  since  BIGINT       NOT NULL,
  PRIMARY KEY (roster, agent)
);
CREATE INDEX roster_of_agent ON roster_member (agent);

-- What was published. state: draft (a dry run), collecting (history is read), running, replaced.
CREATE TABLE publication (
  id           INTEGER PRIMARY KEY,
  journey      VARCHAR(100) NOT NULL,
  version      INTEGER      NOT NULL,
  hash         VARCHAR(64)  NOT NULL,
  definition   TEXT         NOT NULL,
  published_at BIGINT       NOT NULL,
  state        VARCHAR(10)  NOT NULL,
  history_to   BIGINT       NOT NULL,
  history_at   BIGINT       NOT NULL
);
CREATE UNIQUE INDEX publication_once ON publication (journey, version) WHERE state <> 'draft';

-- What each relevant statement means to a publication. atoms is empty where the statement only has
-- problems to show. late: came after the journey's revise bound and may not change history.
CREATE TABLE evidence (
  publication  INTEGER     NOT NULL,
  agent        VARCHAR(20) NOT NULL,
  statement_id VARCHAR(36) NOT NULL,
  at           BIGINT      NOT NULL,
  stored       BIGINT      NOT NULL,
  seq          BIGINT      NOT NULL,
  atoms        TEXT        NOT NULL,
  object       TEXT,
  registration VARCHAR(36),
  problems     TEXT,
  late         SMALLINT    NOT NULL,
  PRIMARY KEY (publication, agent, statement_id)
);
CREATE INDEX evidence_of_statement ON evidence (statement_id);

-- A voiding statement may come before its target.
CREATE TABLE voided (
  statement_id VARCHAR(36) PRIMARY KEY
);

-- Where each learner's run stands now: a cache of the last fold.
CREATE TABLE run (
  journey     VARCHAR(100) NOT NULL,
  learner     VARCHAR(20)  NOT NULL,
  number      INTEGER      NOT NULL,
  publication INTEGER      NOT NULL,
  position    VARCHAR(100) NOT NULL,
  is_exit     SMALLINT     NOT NULL,
  since       BIGINT       NOT NULL,
  entered_at  BIGINT       NOT NULL,
  next_due    BIGINT,
  folded_to   BIGINT       NOT NULL,
  PRIMARY KEY (journey, learner, number)
);
CREATE INDEX run_of_learner ON run (learner);
CREATE INDEX run_by_position ON run (journey, position, is_exit, learner);

-- Every move ever decided; a revised one stays, marked.
CREATE TABLE transition (
  id            BIGINT PRIMARY KEY,
  journey       VARCHAR(100) NOT NULL,
  learner       VARCHAR(20)  NOT NULL,
  run           INTEGER      NOT NULL,
  publication   INTEGER      NOT NULL,
  moved_from    VARCHAR(100),
  moved_to      VARCHAR(100) NOT NULL,
  to_exit       SMALLINT     NOT NULL,
  valid_at      BIGINT       NOT NULL,
  decided_at    BIGINT       NOT NULL,
  cause         TEXT         NOT NULL,
  superseded_by BIGINT,
  superseded_at BIGINT
);
CREATE INDEX transition_of_learner ON transition (journey, learner, id);
CREATE INDEX transition_reached ON transition (journey, moved_to, to_exit, learner)
  WHERE superseded_at IS NULL;

-- When a learner's run is to be folded again though no statement comes: a timer falls due (due_at,
-- event time; act_at: due_at and the grace), she joins a roster later, or a roster or the running
-- version changed (act_at 0: as soon as there is time).
CREATE TABLE agenda (
  journey VARCHAR(100) NOT NULL,
  learner VARCHAR(20)  NOT NULL,
  act_at  BIGINT       NOT NULL,
  due_at  BIGINT,
  PRIMARY KEY (journey, learner)
);
CREATE INDEX agenda_in_order ON agenda (act_at, journey, learner);

-- Up to when the stream is known, one row: nothing stored before is still to come.
CREATE TABLE stream_time (
  id INTEGER PRIMARY KEY,
  at BIGINT  NOT NULL
);
INSERT INTO stream_time (id, at) VALUES (1, 0);

-- Touchpoints that a way asked for, and what became of each; ledger_entry says why.
CREATE TABLE touchpoint (
  ledger_key    VARCHAR(64)  PRIMARY KEY,
  learner       VARCHAR(20)  NOT NULL,
  journey       VARCHAR(100) NOT NULL,
  run           INTEGER      NOT NULL,
  touchpoint    VARCHAR(100) NOT NULL,
  occurrence    INTEGER      NOT NULL,
  publication   INTEGER      NOT NULL,
  step          VARCHAR(100) NOT NULL,
  at            BIGINT       NOT NULL,
  state         VARCHAR(10)  NOT NULL,
  gate          VARCHAR(20),
  sent_at       BIGINT,
  basis_revised SMALLINT     NOT NULL
);
CREATE INDEX touchpoint_of_learner ON touchpoint (learner, journey, touchpoint);
CREATE INDEX touchpoint_by_state ON touchpoint (journey, state);
CREATE INDEX touchpoint_to_judge ON touchpoint (at, ledger_key) WHERE state = 'wanted';

-- Append-only. The database itself refuses to send twice.
CREATE TABLE ledger_entry (
  id         BIGINT PRIMARY KEY,
  ledger_key VARCHAR(64) NOT NULL,
  at         BIGINT      NOT NULL,
  decision   VARCHAR(20) NOT NULL,
  gate       VARCHAR(20) NOT NULL,
  reason     TEXT        NOT NULL,
  numbers    TEXT        NOT NULL
);
CREATE INDEX ledger_of_key ON ledger_entry (ledger_key, id);
CREATE UNIQUE INDEX ledger_sent_once ON ledger_entry (ledger_key) WHERE decision = 'sent';

CREATE TABLE inbox (
  id           BIGINT PRIMARY KEY,
  ledger_key   VARCHAR(64)  NOT NULL UNIQUE,
  learner      VARCHAR(20)  NOT NULL,
  payload      TEXT         NOT NULL,
  created_at   BIGINT       NOT NULL,
  expires_at   BIGINT,
  read_at      BIGINT,
  dismissed_at BIGINT
);
CREATE INDEX inbox_of_learner ON inbox (learner, id);

-- state: waiting, delivered, dead, withdrawn.
CREATE TABLE outbox (
  id         BIGINT PRIMARY KEY,
  ledger_key VARCHAR(64)  NOT NULL,
  channel    VARCHAR(100) NOT NULL,
  learner    VARCHAR(20)  NOT NULL,
  payload    TEXT         NOT NULL,
  state      VARCHAR(10)  NOT NULL,
  attempts   INTEGER      NOT NULL,
  tries_left INTEGER      NOT NULL,
  next_at    BIGINT       NOT NULL,
  created_at BIGINT       NOT NULL,
  done_at    BIGINT,
  last_error TEXT,
  UNIQUE (ledger_key, channel)
);
CREATE INDEX outbox_waiting ON outbox (next_at, id) WHERE state = 'waiting';
