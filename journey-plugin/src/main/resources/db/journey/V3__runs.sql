-- What is measured in a statement: a JSON object, numbers by what the definition measures.
ALTER TABLE evidence ADD COLUMN measured TEXT;
-- Reading what came after a place at which a fold may begin.
CREATE INDEX evidence_in_order ON evidence (publication, agent, at);

-- The registration that a run is of, where runs are of registrations.
ALTER TABLE run ADD COLUMN registration VARCHAR(36);

-- Folds on their way, so that a new statement does not fold from the beginning of time. A cache:
-- whatever changes at "at" or before removes the row. around: the zone and the rosters it holds for.
CREATE TABLE fold_save (
  publication INTEGER     NOT NULL,
  learner     VARCHAR(20) NOT NULL,
  at          BIGINT      NOT NULL,
  around      TEXT        NOT NULL,
  state       TEXT        NOT NULL,
  PRIMARY KEY (publication, learner, at)
);
CREATE INDEX fold_save_of_learner ON fold_save (learner);

-- How each run does by the goals of its journey. reached_at is null until it is in time; due_at is
-- null where time does not matter.
CREATE TABLE run_goal (
  journey    VARCHAR(100) NOT NULL,
  learner    VARCHAR(20)  NOT NULL,
  run        INTEGER      NOT NULL,
  goal       VARCHAR(100) NOT NULL,
  entered_at BIGINT       NOT NULL,
  due_at     BIGINT,
  reached_at BIGINT,
  PRIMARY KEY (journey, learner, run, goal)
);
CREATE INDEX run_goal_by_entry ON run_goal (journey, goal, entered_at);

-- What one run asked for after a time.
CREATE INDEX touchpoint_of_run ON touchpoint (learner, journey, run, at);

-- Whether an admin has stopped the reading of its history for a while.
ALTER TABLE publication ADD COLUMN paused SMALLINT NOT NULL DEFAULT 0;
