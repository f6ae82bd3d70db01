-- What statistics ask of transitions is answered from these two alone, without the rows, whose
-- causes are long. Of a learner's run, in event order, for who stood where:
DROP INDEX transition_of_learner;
CREATE INDEX transition_of_learner ON transition
  (journey, learner, run, id, valid_at, decided_at, superseded_at, moved_from, moved_to, to_exit);
-- By the step that was left (none: who entered) in the order of time, for what moved in a period:
CREATE INDEX transition_from ON transition
  (journey, moved_from, valid_at, id, moved_to, to_exit, learner, run, decided_at, superseded_at);
