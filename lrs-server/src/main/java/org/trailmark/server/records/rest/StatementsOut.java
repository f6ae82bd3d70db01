package org.trailmark.server.records.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.csv.CsvOut;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.query.Order;

/** Writes all that was found, a part at a time, so that no part of it is held for long. */
final class StatementsOut {
  private static final int PART = 1000;
  private static final int BUFFER = 1 << 16;

  private final Records records;
  private final StatementPages pages;
  private final Order.@Nullable Place after;

  /**
   * @param after the place after which to begin; null: at the beginning
   */
  StatementsOut(Records records, StatementPages pages, Order.@Nullable Place after) {
    this.records = records;
    this.pages = pages;
    this.after = after;
  }

  /** What takes a part. */
  private interface Part {
    void write(StatementPages.Page page, List<Shown.Statement> statements) throws IOException;
  }

  /** The statements as they are stored, one a line: what an import takes. */
  StreamingOutput lines() {
    return stream -> {
      OutputStream out = new BufferedOutputStream(stream, BUFFER);
      write(
          (page, statements) -> {
            for (Shown.Statement statement : statements) {
              out.write(statement.statement().getBytes(StandardCharsets.UTF_8));
              out.write('\n');
            }
          });
      out.flush();
    };
  }

  /**
   * A table.
   *
   * @param language of names, a tag
   */
  StreamingOutput table(List<CsvColumn> columns, String language) {
    return stream -> {
      CsvOut out = new CsvOut(stream);
      out.line(columns.stream().map(CsvColumn::title).toArray());
      write(
          (page, statements) -> {
            int at = 0;
            for (Row row : page.rows()) {
              if (at < statements.size() && statements.get(at).seq() == row.seq()) {
                CsvColumn.Line line =
                    new CsvColumn.Line(
                        statements.get(at++),
                        page.labels().learnerKey(row.learner()),
                        page.labels().registration(row.registration()),
                        page.labels().platform(row.context()),
                        language);
                out.line(columns.stream().map(column -> column.of(line)).toArray());
              }
            }
          });
      out.flush();
    };
  }

  private static List<Row> there(List<Row> rows, long newest) {
    return rows.stream().filter(row -> row.seq() <= newest).toList();
  }

  private void write(Part part) throws IOException {
    long newest = records.newest(); // whoever stores meanwhile does not make this endless
    Order.Place place = after;
    List<Row> rows;
    do {
      StatementPages.Page page = pages.page(place, PART);
      rows = page.rows();
      List<Row> there = there(rows, newest);
      part.write(
          new StatementPages.Page(there, page.labels(), page.behind()),
          pages.shown(there, page.labels()));
      place = rows.isEmpty() ? null : Order.Place.of(rows.get(rows.size() - 1));
    } while (rows.size() == PART && !there(rows, newest).isEmpty());
  }
}
