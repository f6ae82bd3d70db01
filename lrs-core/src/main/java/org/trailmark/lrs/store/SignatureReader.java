package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Signature;

/**
 * Reads what the signatures of statements showed. It is stored with the statement, in one
 * transaction, and never changed.
 */
public interface SignatureReader {

  /**
   * The signatures of one statement, in its own order.
   *
   * @param seq the statement's place in the log
   * @return empty where it is not signed
   */
  List<Signature> of(long seq);

  /**
   * The signatures that came last, newest first.
   *
   * @param state only these; null: all
   * @param before only those with a smaller number
   * @param max how many at most
   */
  List<Numbered> newest(Signature.@Nullable State state, long before, int max);

  /**
   * A signature in the list of all.
   *
   * @param number its place in the list, rising, with gaps
   * @param statement the id of the statement
   * @param stored when it was stored and the signature checked, to the millisecond, UTC
   */
  record Numbered(long number, UUID statement, Instant stored, Signature signature) {
    public Numbered {
      requireNonNull(statement, "statement");
      requireNonNull(stored, "stored");
      requireNonNull(signature, "signature");
    }
  }
}
