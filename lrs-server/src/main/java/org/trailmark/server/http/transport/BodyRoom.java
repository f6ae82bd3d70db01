package org.trailmark.server.http.transport;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory the bodies of all requests may take together, so that no crowd of large ones can
 * exhaust the heap. A body takes several times its length: as it came, as statements, and packed.
 */
final class BodyRoom {
  /** What a body costs while it is read, stored and answered, in bodies; measured, rounded up. */
  static final int COPIES = 4;

  private final long total;
  private final int mostStreams;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicInteger streams = new AtomicInteger();

  /**
   * What one request has taken.
   *
   * @param bytes of memory
   * @param stream whether it also holds a worker while its body comes
   */
  record Place(long bytes, boolean stream) {
    static final Place NONE = new Place(0, false);
  }

  /**
   * Room in a heap.
   *
   * @param heapBytes of which bodies get a half
   * @param mostStreams how many bodies may be read as they come, each by a worker of its own
   */
  BodyRoom(long heapBytes, int mostStreams) {
    this.total = heapBytes / 2;
    this.mostStreams = mostStreams;
  }

  /** The largest body that there would be room for, were it alone. */
  int largest() {
    return (int) Math.min(Integer.MAX_VALUE - 8, total / COPIES);
  }

  long taken() {
    return taken.get();
  }

  long total() {
    return total;
  }

  /** Whether there was room for more bytes of a body than were taken for it before. */
  boolean take(long bodyBytes) {
    long more = bodyBytes * COPIES;
    if (taken.addAndGet(more) <= total) {
      return true;
    }
    taken.addAndGet(-more);
    return false;
  }

  /** Whether one more body may hold a worker. */
  boolean takeStream() {
    if (streams.incrementAndGet() <= mostStreams) {
      return true;
    }
    streams.decrementAndGet();
    return false;
  }

  void leave(Place place) {
    if (place.bytes > 0) {
      taken.addAndGet(-place.bytes);
    }
    if (place.stream) {
      streams.decrementAndGet();
    }
  }
}
