package org.trailmark.lrs.plugin;

import static java.util.Objects.requireNonNull;

/**
 * Whether something works, in words for the operator.
 *
 * @param up whether it does its work
 * @param detail what is wrong, or empty
 */
public record Health(boolean up, String detail) {

  public Health {
    requireNonNull(detail, "detail");
  }

  public static Health ok() {
    return new Health(true, "");
  }

  public static Health down(String detail) {
    return new Health(false, detail);
  }
}
