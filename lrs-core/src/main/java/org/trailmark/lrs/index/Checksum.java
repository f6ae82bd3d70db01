package org.trailmark.lrs.index;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Four bytes that tell whether others are what was written: a disk may change what it keeps. */
public final class Checksum {
  /** How long it is. */
  public static final int BYTES = Integer.BYTES;

  private Checksum() {}

  /** Of what is between the position and the limit of each. */
  public static int of(ByteBuffer... parts) {
    CRC32C sum = new CRC32C();
    for (ByteBuffer part : parts) {
      sum.update(part);
    }
    return (int) sum.getValue();
  }
}
