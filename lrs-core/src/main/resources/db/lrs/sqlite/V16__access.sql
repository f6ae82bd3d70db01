-- Scopes by the standard's names, with spaces between them; what the names of before allowed stays allowed.
UPDATE credential SET scopes =
  replace(replace(replace(replace(replace(scopes,
    'STATEMENTS_WRITE', 'statements/write define state profile'),
    'STATEMENTS_READ', 'all/read'),
    'PEOPLE_READ', 'people-read'),
    'ADMIN', 'admin'),
    ',', ' ');

-- older_hash: the secret before, which holds until older_until. boundary: JSON, or null.
ALTER TABLE credential ADD COLUMN older_hash   TEXT;
ALTER TABLE credential ADD COLUMN older_until  INTEGER;
ALTER TABLE credential ADD COLUMN boundary     TEXT;
ALTER TABLE credential ADD COLUMN expires_at   INTEGER;
ALTER TABLE credential ADD COLUMN disabled     INTEGER NOT NULL DEFAULT 0;
ALTER TABLE credential ADD COLUMN last_used_at INTEGER;

-- Who may log in to the console.
CREATE TABLE console_user (
  name          TEXT    NOT NULL PRIMARY KEY,
  password_hash TEXT    NOT NULL,
  scope         TEXT    NOT NULL,
  created_at    INTEGER NOT NULL
) WITHOUT ROWID;

-- Who is logged in. id: a hash of what the browser sends. scope: null where the user's own counts.
CREATE TABLE console_session (
  id         TEXT    NOT NULL PRIMARY KEY,
  user_name  TEXT    NOT NULL,
  scope      TEXT,
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL,
  ends_at    INTEGER NOT NULL
) WITHOUT ROWID;
