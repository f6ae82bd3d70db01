package org.trailmark.server.http.statements;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.ActivityReader;
import org.trailmark.lrs.store.Boundary;
import org.trailmark.lrs.store.Sight;
import org.trailmark.lrs.store.StatementPage;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.http.filter.HeaderTime;
import org.trailmark.server.http.xapi.CallerRights;
import org.trailmark.server.http.xapi.QueryParameters;
import org.trailmark.server.http.xapi.Tagged;
import org.trailmark.server.http.xapi.VersionFilter;

/**
 * The Statement Resource (xAPI-Communication 2.1). Writes are answered when they are on disk, by a
 * thread that {@link StatementStoring} chooses.
 */
@Path(StatementsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class StatementsResource {
  /** Below the path of the standard. */
  public static final String PATH = "statements";

  private static final String MULTIPART = "multipart/mixed";

  private final StatementReader reader;
  private final ActivityReader activities;
  private final AttachmentExchange exchange;
  private final StatementStoring storing;
  private final CallerRights.Source rights;
  private final BoundedWriting bounded;
  private final int maxPage;
  private final String pathInFront;

  /**
   * @param rights what a caller may do
   * @param maxPage how many statements one answer holds at most
   * @param pathInFront what clients see in front of {@code /statements}
   */
  public StatementsResource(
      StatementReader reader,
      ActivityReader activities,
      AttachmentExchange exchange,
      StatementStoring storing,
      CallerRights.Source rights,
      int maxPage,
      String pathInFront) {
    this.reader = reader;
    this.activities = activities;
    this.exchange = exchange;
    this.storing = storing;
    this.rights = rights;
    this.bounded = new BoundedWriting(reader);
    this.maxPage = maxPage;
    this.pathInFront = pathInFront;
  }

  @PUT
  @Consumes({MediaType.APPLICATION_JSON, MULTIPART})
  public void put(ContainerRequestContext request, @Suspended AsyncResponse answer)
      throws IOException {
    CallerRights caller = rights.of(request);
    List<ValidStatement> one = exchange.receive(request, putContext(request, caller));
    storing.store(allowed(caller, one), answer, done -> Response.noContent());
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MULTIPART})
  public void post(ContainerRequestContext request, @Suspended AsyncResponse answer)
      throws IOException {
    CallerRights caller = rights.of(request);
    List<ValidStatement> batch = exchange.receive(request, postContext(request, caller));
    storing.store(allowed(caller, batch), answer, done -> Response.ok(ids(batch)));
  }

  private List<ValidStatement> allowed(CallerRights caller, List<ValidStatement> batch) {
    Boundary boundary = caller.boundary();
    if (boundary != null) {
      bounded.require(boundary, batch);
    }
    return caller.defining(batch);
  }

  /** HEAD is answered by this too, without the body. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, MULTIPART})
  public Response get(ContainerRequestContext request) {
    XapiVersion version = VersionFilter.of(request);
    StatementRequest wanted =
        StatementRequest.of(request.getUriInfo().getQueryParameters(), version, maxPage);
    Function<StoredStatement, byte[]> writer =
        wanted
            .format()
            .writer(version, request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), activities);
    Sight sight = rights.of(request).sight();
    return wanted instanceof StatementRequest.One one
        ? one(request, one, sight, writer)
        : many((StatementRequest.Many) wanted, sight, writer);
  }

  private Response one(
      ContainerRequestContext request,
      StatementRequest.One wanted,
      Sight sight,
      Function<StoredStatement, byte[]> writer) {
    StoredStatement found =
        reader
            .find(wanted.id(), sight)
            .filter(statement -> statement.voided() == wanted.voided())
            .orElseThrow(
                () ->
                    new LrsException(
                        ProblemCode.NOT_FOUND,
                        wanted.voided()
                            ? "No voided statement has the id " + wanted.id() + "."
                            : "No statement has the id " + wanted.id() + ", or it is voided."));
    byte[] json = writer.apply(found);
    return wanted.attachments()
        ? exchange
            .answer(output -> output.write(json), List.of(found))
            .header(HttpHeaders.LAST_MODIFIED, HeaderTime.http(found.stored()))
            .build()
        : Tagged.json(request, json, found.stored());
  }

  private Response many(
      StatementRequest.Many wanted, Sight sight, Function<StoredStatement, byte[]> writer) {
    StatementPage page = reader.query(wanted.query(), sight);
    String more =
        page.next() == null
            ? ""
            : pathInFront
                + "/statements?more="
                + MoreToken.write(wanted.parameters().asMap(), requireNonNull(page.next()));
    byte[] json = StatementResult.json(page.statements(), more, writer);
    return (wanted.attachments()
            ? exchange.answer(output -> output.write(json), page.statements())
            : Response.ok(json, MediaType.APPLICATION_JSON_TYPE))
        .build();
  }

  private static StatementParser.Context putContext(
      ContainerRequestContext request, CallerRights caller) {
    QueryParameters parameters =
        QueryParameters.of(request.getUriInfo().getQueryParameters(), List.of("statementId"));
    UUID id = parameters.value("statementId", ParameterValues::uuid);
    if (id == null) {
      throw QueryParameters.invalid("\"statementId\" is missing.");
    }
    return StatementParser.Context.put(VersionFilter.of(request), caller.authority(), id);
  }

  private static StatementParser.Context postContext(
      ContainerRequestContext request, CallerRights caller) {
    QueryParameters.of(request.getUriInfo().getQueryParameters(), List.of());
    return StatementParser.Context.post(VersionFilter.of(request), caller.authority());
  }

  private static byte[] ids(List<ValidStatement> batch) {
    StringBuilder json = new StringBuilder(batch.size() * 39 + 2).append('[');
    for (ValidStatement statement : batch) {
      json.append(json.length() > 1 ? ",\"" : "\"").append(statement.id()).append('"');
    }
    return json.append(']').toString().getBytes(StandardCharsets.US_ASCII);
  }
}
