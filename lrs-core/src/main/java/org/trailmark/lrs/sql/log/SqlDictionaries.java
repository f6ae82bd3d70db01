package org.trailmark.lrs.sql.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trailmark.lrs.pack.DictionaryStore;
import org.trailmark.lrs.pack.DictionaryTraining;
import org.trailmark.lrs.pack.DictionaryTraining.Learned;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;

/**
 * Reads dictionaries, and learns a new one when there are ten times as many statements as at the
 * last time: the first when a thousand are here, the last at a million.
 */
public final class SqlDictionaries implements DictionaryStore {
  private static final long FIRST_LESSON = 1_000;
  private static final long LAST_LESSON = 1_000_000;
  private static final int SAMPLE = 5_000;
  private static final int SAMPLE_BYTES = 8 << 20;

  private final SqlReader reader;
  private final SqlWriter writer;
  private volatile long nextLesson = FIRST_LESSON;

  SqlDictionaries(SqlReader reader, SqlWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public Optional<byte[]> find(long id) {
    return reader.look(session -> new DictionaryTable(session).find(id));
  }

  @Override
  public Optional<byte[]> newest() {
    Optional<DictionaryTable.Newest> newest =
        reader.look(session -> new DictionaryTable(session).newest());
    newest.ifPresent(dictionary -> learnedAt(dictionary.head()));
    return newest.map(DictionaryTable.Newest::dictionary);
  }

  private void learnedAt(long head) {
    nextLesson = head >= LAST_LESSON ? Long.MAX_VALUE : Math.max(FIRST_LESSON, 10 * head);
  }

  /** Whether it is time to learn, with so many statements. */
  public boolean isDue(long head) {
    return head >= nextLesson;
  }

  /** Learns from the newest statements, and packs with the result from now on. */
  public void learn(StatementPacker packer, long head) {
    Learned learned = DictionaryTraining.learn(sample(packer, head));
    if (learned != null) {
      writer.transaction(session -> new DictionaryTable(session).save(learned, head));
      packer.use(learned.dictionary());
    }
    learnedAt(head);
  }

  private List<byte[]> sample(StatementPacker packer, long head) {
    List<PackedRow> rows =
        reader.look(session -> new LogTable(session).content(head - SAMPLE + 1, head, SAMPLE));
    List<byte[]> sample = new ArrayList<>();
    int bytes = 0;
    for (PackedRow row : rows) {
      byte[] json = packer.unpack(row.packed(), row.stored());
      bytes += json.length;
      if (bytes > SAMPLE_BYTES) {
        break;
      }
      sample.add(json);
    }
    return sample;
  }
}
