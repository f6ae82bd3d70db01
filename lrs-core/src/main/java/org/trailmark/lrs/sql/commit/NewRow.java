package org.trailmark.lrs.sql.commit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.xapi.ValidStatement;

/** A statement that has got its place in the log, and may still learn what finds it. */
final class NewRow {
  private final long seq;
  private final PackedStatement packed;
  private TermSet terms;

  NewRow(long seq, PackedStatement packed) {
    this.seq = seq;
    this.packed = packed;
    this.terms = packed.terms();
  }

  long seq() {
    return seq;
  }

  UUID id() {
    return statement().id();
  }

  ValidStatement statement() {
    return packed.statement();
  }

  @Nullable UUID target() {
    return statement().keys().target();
  }

  TermSet terms() {
    return terms;
  }

  void inherit(TermSet news) {
    terms = terms.and(news);
  }

  LogRow row(Instant stored) {
    return new LogRow(
        seq, id(), stored, target(), statement().keys().voiding(), terms, packed.packed());
  }
}
