-- History is read ahead: what was read before something was erased or removed is not to be taken.
CREATE TABLE history_edition (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  number BIGINT  NOT NULL
);
INSERT INTO history_edition (id, number) VALUES (1, 1);
