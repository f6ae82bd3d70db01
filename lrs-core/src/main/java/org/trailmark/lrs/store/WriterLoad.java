package org.trailmark.lrs.store;

import java.time.Duration;

/**
 * How much a writer of statements has to do, and has done since it began.
 *
 * @param waitingBatches batches that wait for a commit
 * @param waitingBytes their JSON
 * @param roomBytes how much may wait; what comes beyond is refused
 * @param commits transactions, in vain ones too
 * @param statements what they brought, known ones too
 * @param committing how long the transactions took together, with the disk's share
 */
public record WriterLoad(
    int waitingBatches,
    long waitingBytes,
    long roomBytes,
    long commits,
    long statements,
    Duration committing) {
  /** Of a writer that does not know. */
  public static final WriterLoad NONE = new WriterLoad(0, 0, 0, 0, 0, Duration.ZERO);
}
