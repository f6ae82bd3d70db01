package org.trailmark.server.records.rest;

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

  private final StatementPages pages;
  private final Range range;
  private final Watch watch;

  /**
   * @param watch hears of each part that is out of our hands
   */
  StatementsOut(StatementPages pages, Range range, Watch watch) {
    this.pages = pages;
    this.range = range;
    this.watch = watch;
  }

  /** For whoever need not know how far it is. */
  StatementsOut(StatementPages pages, Range range) {
    this(pages, range, (place, count) -> {});
  }

  /**
   * Where it begins and ends.
   *
   * @param after the place after which to begin; null: at the beginning
   * @param newest the place in the log after which nothing is taken: whoever stores meanwhile does
   *     not make this endless
   */
  record Range(Order.@Nullable Place after, long newest) {}

  /** Hears of parts. */
  interface Watch {
    /**
     * A part was written.
     *
     * @param place the last one
     * @param count how many statements it had
     */
    void written(Order.Place place, int count) throws IOException;
  }

  /** What takes a part. */
  private interface Part {
    void write(StatementPages.Page page, List<Shown.Statement> statements) throws IOException;
  }

  /**
   * Writes in the form that was asked for.
   *
   * @param titles whether a table begins with what its columns are
   */
  void write(OutputStream stream, StatementsQuestion asked, boolean titles) throws IOException {
    if (asked.format() == Format.CSV) {
      table(stream, asked.columns(), asked.language(), titles);
    } else {
      lines(stream);
    }
  }

  /** The statements as they are stored, one a line: what an import takes. */
  private void lines(OutputStream stream) throws IOException {
    OutputStream out = new BufferedOutputStream(stream, BUFFER);
    write(
        (page, statements) -> {
          for (Shown.Statement statement : statements) {
            out.write(statement.statement().getBytes(StandardCharsets.UTF_8));
            out.write('\n');
          }
          out.flush();
        });
  }

  /**
   * A table.
   *
   * @param language of names, a tag
   * @param titles whether the first line says what the columns are
   */
  private void table(OutputStream stream, List<CsvColumn> columns, String language, boolean titles)
      throws IOException {
    CsvOut out = new CsvOut(stream);
    if (titles) {
      out.line(columns.stream().map(CsvColumn::title).toArray());
    }
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
          out.flush();
        });
    out.flush();
  }

  private void write(Part part) throws IOException {
    Order.Place place = range.after;
    boolean more = true;
    while (more) {
      StatementPages.Page page = pages.page(place, PART);
      List<Row> rows = page.rows();
      List<Row> there = rows.stream().filter(row -> row.seq() <= range.newest).toList();
      List<Shown.Statement> statements = pages.shown(there, page.labels());
      part.write(new StatementPages.Page(there, page.labels(), page.behind()), statements);
      if (!rows.isEmpty()) {
        place = Order.Place.of(rows.get(rows.size() - 1));
        watch.written(place, statements.size());
      }
      more = rows.size() == PART && !pages.hasNothingBefore(range.newest, place);
    }
  }
}
