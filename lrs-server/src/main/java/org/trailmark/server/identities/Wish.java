package org.trailmark.server.identities;

import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.store.IdentityStore.Pair;

/**
 * Two agents that an admin wants linked, and where she wrote them.
 *
 * @param pointer to them, in a JSON document
 * @param line of them, from 1; 0 in a JSON document
 */
record Wish(Pair pair, String pointer, int line) {

  Fault fault(String message) {
    return Fault.inDocument(pointer, line, message);
  }
}
