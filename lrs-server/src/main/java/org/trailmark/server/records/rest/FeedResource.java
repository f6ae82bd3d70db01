package org.trailmark.server.records.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ChunkedOutput;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.records.query.Filter;

/** Statements and what happens in plugins as it comes, as Server-Sent Events, for admins. */
@Path("feed")
public final class FeedResource {
  /** All that this resource may be asked. */
  public static final List<String> PARAMETERS =
      Stream.concat(FilterParameters.NAMES.stream(), Stream.of("after")).toList();

  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final Records records;

  public FeedResource(Records records) {
    this.records = records;
  }

  /**
   * Goes on after an event, or begins now.
   *
   * @param lastEventId what a browser sends when it connects again; wins over {@code after}
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public ChunkedOutput<String> open(
      @Context UriInfo uri, @HeaderParam(LAST_EVENT_ID) @Nullable String lastEventId) {
    Parameters sent = new Parameters(uri.getQueryParameters(), PARAMETERS);
    Filter filter = FilterParameters.read(sent);
    Cursor after = sent.one("after", Cursor::read);
    if (lastEventId != null && !lastEventId.isBlank()) {
      try {
        after = Cursor.read(lastEventId.strip());
      } catch (IllegalArgumentException e) {
        sent.fault(LAST_EVENT_ID, String.valueOf(e.getMessage()));
      }
    }
    sent.check();
    return records.feed().open(filter, after);
  }
}
