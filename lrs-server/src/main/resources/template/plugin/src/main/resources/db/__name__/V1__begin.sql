CREATE TABLE verb_count (
  verb       VARCHAR NOT NULL PRIMARY KEY,
  statements BIGINT  NOT NULL
);
