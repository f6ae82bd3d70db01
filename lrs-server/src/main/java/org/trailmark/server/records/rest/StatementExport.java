package org.trailmark.server.records.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trailmark.server.records.query.Order;

/**
 * Writes all that a search finds, and can be taken up again where it was left. It has what was
 * stored when it began, whenever it ends.
 */
public final class StatementExport {
  private static final Pattern POSITION =
      Pattern.compile("(?<newest>[0-9]{1,18})(?:@(?<place>-?[0-9]{1,18}\\.[0-9]{1,18}))?");

  /** A count that is given up; then nobody knows how many there are. */
  private static final int MOST_COUNTED = 100_000_000;

  private final Records records;
  private final StatementsQuestion question;
  private final StatementPages pages;

  /**
   * @param sent the parameters of {@code GET statements}, but for those of a page; where no format
   *     is said, JSON lines
   * @throws org.trailmark.lrs.problem.LrsException {@code INVALID_PARAMETER}, with a fault for each
   */
  public StatementExport(Records records, MultivaluedMap<String, String> sent) {
    Parameters parameters = new Parameters(sent, StatementsQuestion.NAMES);
    this.records = records;
    this.question = StatementsQuestion.read(parameters, Format.NDJSON);
    if (question.format() == Format.JSON) {
      parameters.fault(
          "format", "must be ndjson or csv: what an export writes has no end in sight");
    }
    parameters.check();
    this.pages = new StatementPages(records, question.filter(), question.order());
  }

  /** Hears how far it is, when what was written is out of its hands. */
  @FunctionalInterface
  public interface Watch {
    /**
     * A part was written.
     *
     * @param position where to go on
     * @param statements how many were written since the last part
     */
    void written(String position, int statements) throws IOException;
  }

  public String fileName() {
    return question.fileName();
  }

  public String mediaType() {
    return question.format().mediaType();
  }

  /** How many statements there are now. */
  public long count() {
    return pages.count(MOST_COUNTED).statements();
  }

  /** Where an export begins that begins now. */
  public String beginning() {
    return Long.toString(records.newest());
  }

  /**
   * Writes on.
   *
   * @param position {@link #beginning()}, or what {@code watch} was told last
   */
  public void write(OutputStream out, String position, Watch watch) throws IOException {
    Matcher matcher = POSITION.matcher(position);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no position of an export: " + position);
    }
    String place = matcher.group("place");
    long newest = Long.parseLong(matcher.group("newest"));
    Order.Place after = place == null ? question.after() : StatementsQuestion.place(place);
    StatementsOut statements =
        new StatementsOut(
            pages,
            new StatementsOut.Range(after, newest),
            (at, count) -> watch.written(newest + "@" + StatementsQuestion.text(at), count));
    statements.write(out, question, place == null);
  }
}
