-- Each channel empties its own part of the outbox.
DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (channel, next_at, id) WHERE state = 'waiting';
