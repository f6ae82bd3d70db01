-- kind: 0 a person is erased, 1 she is pseudonymised. pseudonym: the name of the account in her
-- place, until phase 5; null before the column was there, and where she is erased.
ALTER TABLE erasure ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE erasure ADD COLUMN pseudonym TEXT;

-- What the ids of erased statements are hashed with: that of the index, until now. It goes along
-- with a bundle, so that another store knows them too.
CREATE TABLE erasure_secret (
  id     INTEGER NOT NULL PRIMARY KEY,
  secret BLOB NOT NULL
);
INSERT INTO erasure_secret (id, secret) SELECT id, secret FROM index_secret;
