package org.trailmark.lrs.sql;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs as the 16 bytes that are stored. */
final class UuidBytes {
  private UuidBytes() {}

  static byte[] of(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID toUuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
