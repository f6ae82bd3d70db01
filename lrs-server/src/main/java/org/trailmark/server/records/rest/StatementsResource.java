package org.trailmark.server.records.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.csv.CsvOut;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.Order;

/** Finds statements by anything that is known of them, for admins. */
@Path("statements")
public final class StatementsResource {
  /** What this resource may be asked, besides which statements. */
  private static final List<String> OWN =
      List.of("sort", "order", "limit", "after", "count", "format", "columns", "language");

  /** All that this resource may be asked. */
  public static final List<String> PARAMETERS =
      Stream.concat(FilterParameters.NAMES.stream(), OWN.stream()).toList();

  private static final int USUAL_LIMIT = 50;
  private static final int MOST_LIMIT = 500;
  private static final int MOST_COUNT = 10_000_000;
  private static final Pattern PLACE = Pattern.compile("(-?[0-9]{1,18})\\.([0-9]{1,18})");

  private final Records records;

  public StatementsResource(Records records) {
    this.records = records;
  }

  private enum Sort {
    STORED,
    TIMESTAMP
  }

  private enum Direction {
    ASC,
    DESC
  }

  /** A page as JSON; all of them as JSON lines or CSV. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Format.JSON_LINES, CsvOut.MEDIA_TYPE})
  public void find(
      @Context UriInfo uri, @Context HttpHeaders headers, @Suspended AsyncResponse answer) {
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    Filter filter = FilterParameters.read(sent);
    Order order =
        new Order(
            sent.one("sort", Parameters.choice(Sort.class), Sort.STORED) == Sort.TIMESTAMP,
            sent.one("order", Parameters.choice(Direction.class), Direction.DESC) == Direction.ASC);
    int limit = sent.one("limit", Parameters.number(1, MOST_LIMIT), USUAL_LIMIT);
    Order.Place after = sent.one("after", StatementsResource::place);
    Integer count = sent.one("count", Parameters.number(1, MOST_COUNT));
    Format format =
        sent.one(
            "format",
            Parameters.choice(Format.class),
            Format.accepted(headers.getAcceptableMediaTypes()));
    List<CsvColumn> columns = sent.one("columns", CsvColumn::read, CsvColumn.USUAL);
    String language = sent.one("language", text -> text, "en");
    sent.check();
    StatementPages pages = new StatementPages(records, filter, order);
    StatementsOut out = new StatementsOut(records, pages, after);
    switch (format) {
      case JSON ->
          answer.resume(
              Response.ok(page(pages, after, limit, count, sent))
                  .type(MediaType.APPLICATION_JSON)
                  .build());
      case NDJSON ->
          records.exports().answer(answer, format.mediaType(), "statements.jsonl", out.lines());
      case CSV ->
          records
              .exports()
              .answer(answer, format.mediaType(), "statements.csv", out.table(columns, language));
    }
  }

  private static Shown.Statements page(
      StatementPages pages,
      Order.@Nullable Place after,
      int limit,
      @Nullable Integer count,
      Parameters sent) {
    StatementPages.Page found = pages.page(after, limit + 1);
    boolean isLast = found.rows().size() <= limit;
    List<Row> rows = isLast ? found.rows() : found.rows().subList(0, limit);
    return new Shown.Statements(
        pages.shown(rows, found.labels()),
        count == null ? null : pages.count(count),
        found.behind(),
        isLast ? null : MoreLink.of("statements", sent.sent(), text(rows.get(limit - 1))));
  }

  private static String text(Row row) {
    return row.timestamp() + "." + row.seq();
  }

  private static Order.Place place(String text) {
    Matcher matcher = PLACE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be one that an answer gave as more");
    }
    return new Order.Place(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }
}
