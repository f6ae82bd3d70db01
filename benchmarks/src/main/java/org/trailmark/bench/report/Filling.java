package org.trailmark.bench.report;

/**
 * A step in which the store was filled.
 *
 * @param statements how many were stored after it
 * @param rate statements a second that went in
 * @param appended rows a second of bare appends at about the same time
 */
public record Filling(long statements, double rate, double appended) {}
