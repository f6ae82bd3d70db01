package org.trailmark.server.jobs;

import java.time.Duration;

/**
 * How much jobs may take.
 *
 * @param folderBytes how much all jobs may have on disk together
 * @param keepFor how long a job and its files are kept after it is over
 */
public record JobLimits(long folderBytes, Duration keepFor) {}
