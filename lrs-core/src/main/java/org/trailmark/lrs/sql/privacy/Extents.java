package org.trailmark.lrs.sql.privacy;

import org.trailmark.lrs.store.Eraser.Extent;

/** Counts with extents of erasures. */
final class Extents {
  static final Extent NOTHING = new Extent(0, 0, 0, 0, 0);

  private Extents() {}

  static Extent plus(Extent one, Extent other) {
    return new Extent(
        one.statements() + other.statements(),
        one.changed() + other.changed(),
        one.documents() + other.documents(),
        one.identityEvents() + other.identityEvents(),
        one.attachments() + other.attachments());
  }
}
