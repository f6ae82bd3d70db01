package org.trailmark.lrs.sql.log;

import java.time.Instant;
import java.util.UUID;
import org.trailmark.lrs.xapi.StatementFormat;

/**
 * A statement as it lies in the log, unpacked, and what was found out about it: what is read often
 * is looked at once. Shared, and safe on any thread.
 */
public final class Unpacked {
  private final long seq;
  private final UUID id;
  private final Instant stored;
  private final boolean voiding;
  private final byte[] json;

  private volatile long unvoidedUpTo = -1;
  private volatile Form form = Form.UNKNOWN;

  private enum Form {
    UNKNOWN,
    PLAINLY_OF_103,
    PERHAPS_NEWER
  }

  /**
   * Of which nothing is known beyond itself.
   *
   * @param stored UTC, to the millisecond
   * @param voiding whether it voids another
   * @param json the whole statement in UTF-8, not to be changed any more
   */
  Unpacked(long seq, UUID id, Instant stored, boolean voiding, byte[] json) {
    this.seq = seq;
    this.id = id;
    this.stored = stored;
    this.voiding = voiding;
    this.json = json;
  }

  /** Its place in the log. */
  public long seq() {
    return seq;
  }

  public UUID id() {
    return id;
  }

  /** UTC, to the millisecond. */
  public Instant stored() {
    return stored;
  }

  /** Whether it voids another. */
  public boolean voiding() {
    return voiding;
  }

  /** The whole statement in UTF-8; shared, so never to be changed. */
  public byte[] json() {
    return json;
  }

  /** Whether it is known that no statement up to this place of the log voids it. */
  public boolean isUnvoidedUpTo(long place) {
    return unvoidedUpTo >= place;
  }

  /** No statement up to this place of the log voids it: it was searched for, and not found. */
  public void foundUnvoidedUpTo(long place) {
    unvoidedUpTo = place; // where a search that began earlier comes later, it is done once more
  }

  /** Whether it is plain that a reader of 1.0.3 may see it as it is. */
  boolean isPlainlyOf103() {
    if (form == Form.UNKNOWN) {
      form = StatementFormat.isPlainlyOf103(json) ? Form.PLAINLY_OF_103 : Form.PERHAPS_NEWER;
    }
    return form == Form.PLAINLY_OF_103;
  }
}
