package org.trailmark.lrs.store;

import java.util.Collection;

/**
 * Who did what here, and when: append-only, and each entry carries the hash of the one before, so
 * that whoever changes one must change all that follow. All nodes of a store write one log.
 *
 * <p>An act is begun here before it is done and ended after it. When either returns it is durable.
 */
public interface AuditLog extends AuditReader {

  /**
   * Writes that an act begins.
   *
   * @param who acts
   * @param route the path with its parameters by name
   * @param detail what exactly is asked, a JSON object without secrets. It names people, so it can
   *     be {@linkplain #forget forgotten}; a member with a long random value keeps it from being
   *     guessed from its hash
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}
   */
  AuditEntry begin(String who, String method, String route, String detail);

  /**
   * Writes what became of an act. To be called once.
   *
   * @param begun what {@link #begin} gave
   * @param outcome the status of the answer
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}
   */
  AuditEntry end(AuditEntry begun, int outcome);

  /**
   * Takes out the details that mention any of these texts: somebody whom they name was erased.
   * Everything else stays, and the chain holds: it goes by the hashes of details.
   *
   * @param texts as they stand in a detail; none is empty
   * @return how many were taken out
   */
  long forget(Collection<String> texts);
}
