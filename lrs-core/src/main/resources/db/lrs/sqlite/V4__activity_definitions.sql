-- What statements have said of activities, merged. Written only when a statement says something new.
CREATE TABLE activity_definition (
  activity   TEXT NOT NULL PRIMARY KEY,
  definition BLOB NOT NULL
);
