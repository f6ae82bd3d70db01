-- Counting and listing the dead must not read what was delivered, which only grows.
CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';

-- With the number, so that a page of those on a step is read in order, and no others with it.
DROP INDEX run_by_position;
CREATE INDEX run_by_position ON run (journey, position, is_exit, learner, number);
