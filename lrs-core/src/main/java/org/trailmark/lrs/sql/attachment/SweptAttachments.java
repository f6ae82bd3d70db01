package org.trailmark.lrs.sql.attachment;

import java.time.Instant;
import java.util.List;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.xapi.Sha2;

/** Attachments of which those that nobody needs can be found and deleted. */
public interface SweptAttachments extends AttachmentStore {

  /**
   * Whether data can be kept now.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}, saying why not
   */
  default void check() {}

  /** What was last kept before a moment. */
  List<Sha2> keptBefore(Instant moment);

  /**
   * Deletes data, unless it was kept again in the meantime.
   *
   * @return whether it did
   */
  boolean deleteIfKeptBefore(Sha2 hash, Instant moment);

  /**
   * Deletes data that was last kept later than a moment that has not come: by a clock that was
   * ahead.
   *
   * @return whether it did
   */
  boolean deleteIfKeptAfter(Sha2 hash, Instant moment);
}
