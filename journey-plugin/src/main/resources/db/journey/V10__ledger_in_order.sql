-- The ledger of a journey is listed by state, newest first: a page is read, and no more with it.
DROP INDEX touchpoint_by_state;
CREATE INDEX touchpoint_by_state ON touchpoint (journey, state, at, ledger_key);
