package org.trailmark.server.http.filter;

import java.io.InputStream;
import java.util.function.LongPredicate;
import org.trailmark.server.http.transport.WholeBody;

/** Takes room for what comes out of a stream, and throws where there is none. */
final class RoomStream extends CountedStream {
  /** So much is not worth being counted; and more is taken in pieces of this size. */
  static final int STEP = 64 << 10;

  private final LongPredicate room;
  private long taken = STEP;

  /**
   * @param room takes room for so many bytes in all, and says whether there was any
   */
  RoomStream(InputStream in, LongPredicate room) {
    super(in);
    this.room = room;
  }

  @Override
  void counted(long read) {
    if (read > taken) {
      taken = read + STEP;
      if (!room.test(taken)) {
        throw WholeBody.noRoom();
      }
    }
  }
}
