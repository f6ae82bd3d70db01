package org.trailmark.journey.extension;

import java.util.Optional;

/**
 * Something that is known of learners beside their statements, such as a department: {@code
 * {{learner.department}}} in messages.
 *
 * <p>It is read when a touchpoint is sent, and never decides where somebody stands: a position
 * follows from evidence that has a time. Who shall go another way because of it belongs on a
 * roster.
 */
public interface Attribute extends AutoCloseable {

  /**
   * What is known of her. Answers at once, from memory: asked on the plugin's dispatch thread, in
   * its transaction. An exception counts as "nothing".
   *
   * @param learner whoever; perhaps nobody that it knows
   * @return one line of plain text; empty: nothing is known
   */
  Optional<String> of(Payload.Addressee learner);

  /**
   * Learns what has changed, from a file or over the network: this may take time. Called when the
   * plugin starts, and every five minutes on a thread for all attributes. What it throws is told in
   * the log, and it is called again; {@link #of} goes on with what was known.
   *
   * @throws Exception if it could not
   */
  default void refresh() throws Exception {}

  /** Frees what it holds. Called once, when it is asked no more. */
  @Override
  default void close() {}
}
