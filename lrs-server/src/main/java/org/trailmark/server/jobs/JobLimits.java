package org.trailmark.server.jobs;

import java.time.Duration;

/**
 * How much jobs may take.
 *
 * @param uploadBytes the largest file that may be uploaded, as sent and as it unfolds
 * @param folderBytes how much all jobs may have on disk together
 * @param keepFor how long a job and its files are kept after it is over
 */
public record JobLimits(long uploadBytes, long folderBytes, Duration keepFor) {}
