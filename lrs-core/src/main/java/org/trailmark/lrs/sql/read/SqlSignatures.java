package org.trailmark.lrs.sql.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.commit.SignatureTable;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.store.SignatureReader;
import org.trailmark.lrs.xapi.Signature;

/** Reads what {@link SignatureTable} holds. */
public final class SqlSignatures implements SignatureReader {
  private final SqlReader reader;

  public SqlSignatures(SqlReader reader) {
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
