package org.trailmark.lrs.trace;

/**
 * A piece of work that is watched, from its beginning to {@link #close}. What is said of it leaves
 * the server: names of what the operator configured, and numbers; nothing of a person, no message
 * of an exception, which may quote one. Begun by a {@link SpanContext}; for one thread at a time.
 */
public interface Span extends AutoCloseable {

  /** What nobody watches; always the same. */
  static Span none() {
    return NoSpan.INSTANCE;
  }

  /** Tells others what they are caused by; may be kept after the end. */
  SpanContext context();

  /**
   * Says something of the work.
   *
   * @param attribute one of OpenTelemetry's, or one that begins with {@code trailmark.}
   * @return this
   */
  Span with(String attribute, String value);

  /** The same with a number. */
  Span with(String attribute, long value);

  /** Says that other work has to do with it, in this trace or in another. */
  void link(SpanContext other);

  /**
   * Says that it did not succeed.
   *
   * @param type what kind of failure, in a word of which there are few
   */
  void failed(String type);

  /** It has ended; a second time does nothing. */
  @Override
  void close();

  /**
   * Does the work and ends: what it begins on this thread is a part of it. Where the work throws,
   * it has failed.
   */
  default void run(Runnable work) {
    SpanContext before = context().makeCurrent();
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failed(e.getClass().getName());
      throw e;
    } finally {
      before.makeCurrent();
      close();
    }
  }
}
