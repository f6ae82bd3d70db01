package org.trailmark.lrs.sql.log;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs as the 16 bytes that are stored. */
public final class UuidBytes {
  private UuidBytes() {}

  /** The higher half first. */
  public static byte[] of(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** What {@link #of} wrote. */
  public static UUID toUuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
