package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A stored document (xAPI-Communication 2.2).
 *
 * @param updated when it was last changed, to the millisecond, UTC
 */
public record Document(DocumentContent content, Instant updated) {

  public Document {
    requireNonNull(content, "content");
    requireNonNull(updated, "updated");
  }
}
