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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.csv.CsvOut;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.query.Order;

/** Finds statements by anything that is known of them, for admins. */
@Path("statements")
public final class StatementsResource {
  /** All that this resource may be asked. */
  public static final List<String> PARAMETERS =
      Stream.concat(StatementsQuestion.NAMES.stream(), Stream.of("limit", "count")).toList();

  private static final int USUAL_LIMIT = 50;
  private static final int MOST_LIMIT = 500;
  private static final int MOST_COUNT = 10_000_000;

  private final Records records;

  public StatementsResource(Records records) {
    this.records = records;
  }

  /** A page as JSON; all of them as JSON lines or CSV. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Format.JSON_LINES, CsvOut.MEDIA_TYPE})
  public void find(
      @Context UriInfo uri, @Context HttpHeaders headers, @Suspended AsyncResponse answer) {
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    StatementsQuestion asked =
        StatementsQuestion.read(sent, Format.accepted(headers.getAcceptableMediaTypes()));
    int limit = sent.one("limit", Parameters.number(1, MOST_LIMIT), USUAL_LIMIT);
    Integer count = sent.one("count", Parameters.number(1, MOST_COUNT));
    sent.check();
    StatementPages pages = new StatementPages(records, asked.filter(), asked.order());
    if (asked.format() == Format.JSON) {
      answer.resume(
          Response.ok(page(pages, asked.after(), limit, count, sent))
              .type(MediaType.APPLICATION_JSON)
              .build());
    } else {
      records
          .exports()
          .answer(
              answer,
              asked.format().mediaType(),
              asked.fileName(),
              stream -> out(pages, asked.after()).write(stream, asked, true));
    }
  }

  private StatementsOut out(StatementPages pages, Order.@Nullable Place after) {
    return new StatementsOut(pages, new StatementsOut.Range(after, records.newest()));
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
        isLast
            ? null
            : MoreLink.of(
                "statements",
                sent.sent(),
                StatementsQuestion.text(Order.Place.of(rows.get(limit - 1)))));
  }
}
