package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

/**
 * Where a document lies.
 *
 * @param id {@code stateId} or {@code profileId}, compared character by character
 */
public record DocumentAddress(DocumentContext context, String id) {

  public DocumentAddress {
    requireNonNull(context, "context");
    requireNonNull(id, "id");
  }
}
