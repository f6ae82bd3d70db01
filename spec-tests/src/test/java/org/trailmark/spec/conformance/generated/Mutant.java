package org.trailmark.spec.conformance.generated;

import tools.jackson.databind.node.ObjectNode;

/**
 * A statement with one fault.
 *
 * @param fault what was done to it
 * @param pointer where: the JSON pointer that an LRS which tells places should tell
 */
record Mutant(String fault, String pointer, ObjectNode statement) {

  @Override
  public String toString() {
    return fault + " at " + pointer;
  }
}
