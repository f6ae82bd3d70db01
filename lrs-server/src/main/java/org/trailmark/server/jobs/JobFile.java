package org.trailmark.server.jobs;

/** The files that a job may have in its folder. */
public enum JobFile {
  /** What was uploaded; gone when the job is done or cancelled. */
  INPUT("input"),
  /** What can be downloaded when the job is done. */
  OUTPUT("output"),
  /** What was refused, a JSON object a line. */
  REFUSED("refused.jsonl"),
  /** The job itself. */
  STATE("job.json");

  private final String fileName;

  JobFile(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }
}
