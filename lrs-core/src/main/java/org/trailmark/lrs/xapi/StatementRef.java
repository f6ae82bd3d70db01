package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * A pointer to another statement (xAPI-Data 2.4.4.3).
 *
 * @param id of the other statement, which need not exist
 */
public record StatementRef(UUID id) implements StatementObject {

  public StatementRef {
    requireNonNull(id, "id");
  }

  @Override
  public String objectType() {
    return "StatementRef";
  }
}
