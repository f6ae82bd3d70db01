package org.trailmark.server.records.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.trailmark.server.records.RecordsDatabase;

/** However rows come, all are there, in the order of the log, in few segments. */
class SegmentsTest {
  private long seq;

  @Property(tries = 40)
  void rows_areReadAgain_howeverTheyCame(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 40) Integer> batches,
      @ForAll Random random)
      throws SQLException {
    seq = 0;
    List<Row> all = new ArrayList<>();
    List<Row> setAside = new ArrayList<>();
    try (Connection tx = RecordsDatabase.open()) {
      Segments segments = new Segments(tx);
      for (int size : batches) {
        Rows rows = new Rows();
        for (int i = 0; i < size; i++) {
          Row row = row(random);
          all.add(row);
          if (i > 0 && random.nextInt(30) == 0) {
            setAside.add(row); // delivered again later
          } else {
            rows.add(row);
          }
        }
        segments.add(rows);
      }
      for (Row late : setAside) {
        Rows rows = new Rows();
        rows.add(late);
        segments.add(rows);
      }

      all.sort(Comparator.comparingLong(Row::seq));
      assertThat(read(segments)).isEqualTo(all);
    }
  }

  @Test
  void segments_areFew_andLargeOnesStay() throws SQLException {
    seq = 0;
    Random random = new Random(1);
    try (Connection tx = RecordsDatabase.open()) {
      Segments segments = new Segments(tx);
      for (int batch = 0; batch < 70; batch++) {
        Rows rows = new Rows();
        for (int i = 0; i < 2000; i++) {
          rows.add(row(random));
        }
        segments.add(rows);
        assertThat(segments.all()).hasSizeLessThan(Segment.FAN * Segment.SEALED);
      }
      assertThat(segments.all()).anyMatch(segment -> segment.level() == Segment.SEALED);
      assertThat(segments.all().stream().mapToInt(Segment::rows).sum()).isEqualTo(140_000);
    }
  }

  private Row row(Random random) {
    seq += 1 + random.nextInt(3);
    return new Row(
        seq,
        1_000_000 + seq,
        random.nextInt(),
        random.nextInt(1000),
        1 + random.nextInt(9),
        random.nextInt(500),
        random.nextInt(20),
        random.nextInt(100),
        random.nextInt(3) == 0 ? Cells.score(null) : 1 + random.nextInt(2_000_000),
        random.nextInt(100_000),
        random.nextInt(9),
        random.nextLong());
  }

  private static List<Row> read(Segments segments) throws SQLException {
    List<Row> read = new ArrayList<>();
    for (Segment segment : segments.all()) {
      SegmentColumns columns = segments.columns(segment);
      for (int i = 0; i < segment.rows(); i++) {
        read.add(Row.at(i, columns));
      }
    }
    return read;
  }
}
