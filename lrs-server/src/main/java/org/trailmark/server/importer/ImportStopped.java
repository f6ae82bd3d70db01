package org.trailmark.server.importer;

/** An import cannot go on; the message says why, for whoever runs it. */
public final class ImportStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ImportStopped(String message) {
    super(message);
  }
}
