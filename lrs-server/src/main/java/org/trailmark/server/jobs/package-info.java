/**
 * Long work that an admin starts and looks after: each job has a folder of its own in {@code
 * DATA/jobs}, goes on where it was after a restart, and can be paused, resumed and cancelled. What
 * a job does is a {@link org.trailmark.server.jobs.Work}, lent by {@code app}; the long work of
 * plugins is shown beside. Jobs belong to the node that runs them. The resources are called on
 * request threads, the work on the threads {@code job-N}.
 */
@NullMarked
package org.trailmark.server.jobs;

import org.jspecify.annotations.NullMarked;
