-- The agents that statements had, by the SHA-1 of their e-mail address (hexadecimal, of the mailto
-- IRI). agent is an identifier's key; seq is the statement that had it first.
CREATE TABLE address (
  hash  VARCHAR(40) NOT NULL,
  agent TEXT        NOT NULL,
  seq   BIGINT      NOT NULL,
  PRIMARY KEY (hash, agent)
);

-- Pairs whose link somebody ended, the smaller key first, as of the event seq in mark: they are not
-- linked again.
CREATE TABLE ended (
  one   TEXT NOT NULL,
  other TEXT NOT NULL,
  PRIMARY KEY (one, other)
);
CREATE TABLE mark (
  id  INTEGER PRIMARY KEY,
  seq BIGINT  NOT NULL
);
INSERT INTO mark (id, seq) VALUES (1, 0);
