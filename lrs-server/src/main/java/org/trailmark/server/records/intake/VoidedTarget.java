package org.trailmark.server.records.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a voiding statement voids (xAPI-Data 2.3.2). */
public final class VoidedTarget {
  private VoidedTarget() {}

  /**
   * The id of the statement that this one voids.
   *
   * @param json a whole stored statement
   * @return null: it voids none
   */
  public static @Nullable UUID of(byte[] json) {
    return StatementFactsReader.read(json).voids();
  }
}
