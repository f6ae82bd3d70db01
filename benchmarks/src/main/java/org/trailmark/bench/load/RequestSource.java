package org.trailmark.bench.load;

import java.nio.ByteBuffer;

/** Where connections get their next request from. Called on the one thread of the load. */
@FunctionalInterface
public interface RequestSource {
  /** So much room is there. */
  int LARGEST = 128 << 10;

  /**
   * Writes a whole request, head and body.
   *
   * @param into empty, backed by an array, with {@link #LARGEST} bytes of room
   */
  void next(ByteBuffer into);
}
