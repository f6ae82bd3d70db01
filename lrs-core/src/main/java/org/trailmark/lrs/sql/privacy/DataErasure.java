package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.sql.attachment.AttachmentReferences;
import org.trailmark.lrs.sql.attachment.SweptAttachments;
import org.trailmark.lrs.sql.commit.CommitOrder;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.privacy.ErasureTables.Act;
import org.trailmark.lrs.sql.privacy.ErasureTables.Phase;
import org.trailmark.lrs.store.Eraser.Extent;
import org.trailmark.lrs.xapi.Sha2;

/**
 * Takes out data of attachments that no statement refers to since an erasure or a run of retention
 * went by.
 */
final class DataErasure {
  /** What was kept so far ahead of now was kept by a clock that has been set back since. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final SqlCore core;
  private final CommitOrder order;
  private final SweptAttachments attachments;
  private final RowContent content;

  DataErasure(SqlCore core, CommitOrder order, SweptAttachments attachments) {
    this.core = core;
    this.order = order;
    this.attachments = attachments;
    this.content = new RowContent(core.packer());
  }

  /** Looks who else refers to the data; where the log ends, what nobody refers to goes. */
  void step() {
    // By the machine's clock, as the data's own times are, whatever clock stamps statements.
    Instant now = Instant.now();
    Set<String> unreferred =
        core.statements()
            .transaction(
                session -> {
                  order.alone(session);
                  return read(session);
                });
    for (String sha2 : unreferred) {
      boolean again =
          core.others()
              .transaction(session -> AttachmentReferences.contains(session, new Sha2(sha2)));
      if (!again && !attachments.deleteIfKeptBefore(new Sha2(sha2), now)) {
        attachments.deleteIfKeptAfter(new Sha2(sha2), now.plus(AHEAD));
      }
    }
    if (!unreferred.isEmpty()) {
      core.others().transaction(session -> end(session, unreferred.size()));
    }
  }

  private static boolean end(Session session, int gone) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    Act at = tables.act();
    if (at != null && at.phase() == Phase.DATA) {
      tables.count(at.number(), new Extent(0, 0, 0, 0, gone));
      tables.advance(at.number(), Phase.INDEX, 0);
    }
    return true;
  }

  /** What nobody refers to, where the log was read to its end; else nothing. */
  private Set<String> read(Session session) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    Act at = tables.act();
    if (at == null || at.phase() != Phase.DATA) {
      return Set.of();
    }
    long number = at.number();
    Set<String> data = tables.data(number);
    List<LogRow> rows = new LogTable(session).after(at.seq(), LogErasure.ROWS);
    for (LogRow row : rows) {
      for (String sha2 : RowErasure.hashes(content.json(row))) {
        if (data.remove(sha2)) {
          tables.keepData(number, sha2);
        }
      }
    }
    if (data.isEmpty()) {
      tables.advance(number, Phase.INDEX, 0);
      return Set.of();
    }
    if (!rows.isEmpty()) {
      tables.advance(number, Phase.DATA, rows.get(rows.size() - 1).seq());
      return Set.of();
    }
    for (String sha2 : data) {
      tables.update("DELETE FROM attachment_reference WHERE sha2 = ?", sha2);
    }
    return data;
  }
}
