-- Nobody asks by touchpoint; by learner and journey touchpoint_of_run finds as well.
DROP INDEX touchpoint_of_learner;
