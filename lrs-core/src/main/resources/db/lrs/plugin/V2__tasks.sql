-- When each task of the plugin is due. Times in epoch ms: due_at, for which time it is done next;
-- next_at, when, which is later after a failure; done_at, when it was done last.
CREATE TABLE trailmark_task (
  name     TEXT    NOT NULL PRIMARY KEY,
  schedule TEXT    NOT NULL,
  due_at   BIGINT  NOT NULL,
  next_at  BIGINT  NOT NULL,
  done_at  BIGINT,
  failures INTEGER NOT NULL,
  error    TEXT
);
