package org.trailmark.journey.definition;

/**
 * Where a rule leads: a step, or out.
 *
 * @param id of the step or exit
 * @param exit whether it is an exit
 */
public record Target(String id, boolean exit) {

  public static Target step(String id) {
    return new Target(id, false);
  }

  public static Target exit(String id) {
    return new Target(id, true);
  }

  /** As the definition writes it: {@code started}, {@code exit:lapsed}. */
  @Override
  public String toString() {
    return exit ? "exit:" + id : id;
  }
}
