package org.trailmark.lrs.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.SignatureReader;
import org.trailmark.lrs.xapi.Signature;

/** Reads what {@link SignatureTable} holds. */
final class SqlSignatures implements SignatureReader {
  private final SqlReader reader;

  SqlSignatures(SqlReader reader) {
    this.reader = reader;
  }

  @Override
  public List<Signature> of(long seq) {
    return reader.look(session -> new SignatureTable(session).of(seq));
  }

  @Override
  public List<Numbered> newest(Signature.@Nullable State state, long before, int max) {
    return reader.look(session -> new SignatureTable(session).newest(state, before, max));
  }
}
