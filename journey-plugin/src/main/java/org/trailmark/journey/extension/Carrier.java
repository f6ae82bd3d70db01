package org.trailmark.journey.extension;

import java.util.Optional;

/**
 * Brings the deliveries of one channel out of the program: the part that takes time and may fail.
 *
 * <p>A touchpoint that passed every gate is written into an outbox; {@link #carry} is called for it
 * after the commit, on a thread that is this channel's own, one delivery after another. What it
 * waits for holds up no other channel and no position.
 */
public interface Carrier extends AutoCloseable {

  /**
   * Brings it. Called at least once for each delivery, and perhaps again after a crash: what it
   * brings should be recognisable by its key. An exception counts as {@link Carried#failed}, and a
   * failure is tried again with growing pauses.
   *
   * <p>It must come back within five minutes: so set a limit to each call over the network.
   *
   * @throws InterruptedException where the program ends meanwhile
   */
  Carried carry(Parcel parcel) throws InterruptedException;

  /**
   * Whether it reaches her of its own accord, wherever she is, and so keeps quiet hours. What she
   * pulls when she likes does not. Asked once.
   */
  default boolean interrupts() {
    return true;
  }

  /**
   * Why it cannot reach this learner, in words; empty: it can, as far as is known. Asked on the
   * plugin's dispatch thread while a touchpoint is judged: it answers from its arguments alone.
   */
  default Optional<String> cannotReach(Payload.Addressee learner) {
    return Optional.empty();
  }

  /** Frees what it holds. Called once, when nothing is carried any more. */
  @Override
  default void close() {}
}
