-- xAPI Profiles that an admin loaded, one row for each version; name and patterns (the primary
-- ones) are JSON, for lists.
CREATE TABLE profile (
  version_id VARCHAR(300) PRIMARY KEY,
  profile_id VARCHAR(300) NOT NULL,
  name       TEXT         NOT NULL,
  templates  INTEGER      NOT NULL,
  patterns   TEXT         NOT NULL,
  document   TEXT         NOT NULL,
  loaded_at  BIGINT       NOT NULL
);

-- Which version says what a template or pattern means.
CREATE TABLE profile_part (
  iri        VARCHAR(300) NOT NULL,
  version_id VARCHAR(300) NOT NULL,
  PRIMARY KEY (iri, version_id)
);
CREATE INDEX profile_part_of_version ON profile_part (version_id);

-- The profiles that a publication goes by, as they were then; iris: a JSON list of the patterns and
-- templates that were looked up in each.
CREATE TABLE publication_profile (
  publication INTEGER      NOT NULL,
  version_id  VARCHAR(300) NOT NULL,
  iris        TEXT         NOT NULL,
  document    TEXT         NOT NULL,
  PRIMARY KEY (publication, version_id)
);

-- Parts of the registration, a JSON object by profile; null where no pattern asks.
ALTER TABLE evidence ADD COLUMN subregistrations TEXT;
