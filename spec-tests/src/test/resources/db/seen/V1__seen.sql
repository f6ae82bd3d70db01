-- No key on purpose: a statement that took effect twice must show.
CREATE TABLE seen (seq BIGINT NOT NULL, statement_id TEXT NOT NULL);
