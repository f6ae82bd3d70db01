package org.trailmark.bench.load;

/** A load cannot go on, or means nothing; the message says why. */
public final class LoadFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LoadFailure(String message) {
    super(message);
  }

  public LoadFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
