package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * An act, from both of its entries.
 *
 * @param ended null: what became of it is not known, or not yet
 */
public record AuditedAct(AuditEntry begun, @Nullable AuditEntry ended) {

  public AuditedAct {
    requireNonNull(begun, "begun");
  }
}
