package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

/** A document and where it lies. */
public record HeldDocument(DocumentAddress address, Document document) {

  public HeldDocument {
    requireNonNull(address, "address");
    requireNonNull(document, "document");
  }
}
