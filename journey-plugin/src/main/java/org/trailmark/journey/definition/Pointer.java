package org.trailmark.journey.definition;

import org.trailmark.lrs.problem.Fault;

/** JSON pointers (RFC 6901). */
final class Pointer {

  private Pointer() {}

  static String child(String parent, String key) {
    return Fault.child(parent, key);
  }

  static String child(String parent, int index) {
    return parent + "/" + index;
  }
}
