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
