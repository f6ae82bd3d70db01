package org.trailmark.server.jobs;

/** A run is to end here, though its job is not done: paused, cancelled, or the program stops. */
final class Halted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Halted() {
    super("the job is halted", null, false, false);
  }
}
