package org.trailmark.journey.runtime;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which statements are voided, known perhaps before they are (xAPI-Data 2.3.2). */
final class Voids {
  private final Handle handle;

  Voids(Handle handle) {
    this.handle = handle;
  }

  void add(UUID statement) {
    handle.execute(
        "INSERT INTO voided (statement_id) VALUES (?) ON CONFLICT DO NOTHING",
        statement.toString());
  }

  boolean contains(UUID statement) {
    return handle
        .createQuery("SELECT 1 FROM voided WHERE statement_id = :id")
        .bind("id", statement.toString())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
