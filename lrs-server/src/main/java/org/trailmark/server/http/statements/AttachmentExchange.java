package org.trailmark.server.http.statements;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.trace.Span;
import org.trailmark.lrs.trace.SpanContext;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.ValidStatement;
import org.trailmark.server.http.filter.LimitedStream;

/**
 * Statements in and out with the data of their attachments (xAPI-Communication 1.5). Data goes from
 * the request to disk and from disk to the answer piece by piece; only the statements are held in
 * memory.
 */
public final class AttachmentExchange {
  private final StatementParser parser;
  private final AttachmentStore store;
  private final int maxBodyBytes;
  private final long maxAttachmentBytes;

  /**
   * @param maxBodyBytes the largest body of statements
   * @param maxAttachmentBytes the largest attachment
   */
  public AttachmentExchange(
      StatementParser parser, AttachmentStore store, int maxBodyBytes, long maxAttachmentBytes) {
    this.parser = parser;
    this.store = store;
    this.maxBodyBytes = maxBodyBytes;
    this.maxAttachmentBytes = maxAttachmentBytes;
  }

  /**
   * Reads statements and the data that comes with them, on the caller's thread. When this returns
   * the data is on disk, so that the statements can be stored.
   *
   * @throws LrsException if there is anything wrong with them; no data is kept then
   */
  List<ValidStatement> receive(ContainerRequestContext request, StatementParser.Context context)
      throws IOException {
    try (Span span = SpanContext.current().begin("statements.parse")) {
      List<ValidStatement> batch =
          StatementContentType.isMultipart(request)
              ? withData(request, context)
              : read(request.getEntityStream().readAllBytes(), context);
      span.with("trailmark.statements", batch.size());
      return batch;
    }
  }

  /**
   * Reads statements that come without the data of attachments.
   *
   * @throws LrsException if there is anything wrong with them
   */
  public List<ValidStatement> read(byte[] json, StatementParser.Context context) {
    List<ValidStatement> batch = parser.parse(json, context);
    new AttachmentUses(batch).requireData(Set.of());
    return SignedStatements.check(batch, hash -> null);
  }

  private List<ValidStatement> withData(
      ContainerRequestContext request, StatementParser.Context context) throws IOException {
    MultipartReader reader = new MultipartReader(request.getEntityStream(), boundary(request));
    List<ValidStatement> batch = parser.parse(statements(reader), context);
    AttachmentUses uses = new AttachmentUses(batch);
    try (ReceivedData data = new ReceivedData(store, uses, maxAttachmentBytes)) {
      while (reader.next()) {
        data.take(reader.headers(), reader.content());
      }
      uses.requireData(data.hashes());
      List<ValidStatement> checked = SignedStatements.check(batch, data::find);
      data.keep();
      return checked;
    }
  }

  private byte[] statements(MultipartReader reader) throws IOException {
    if (!reader.next()) {
      throw PartHeaders.fault(1, "it is missing; it must have the statements");
    }
    PartHeaders headers = reader.headers();
    String type = headers.value(HttpHeaders.CONTENT_TYPE);
    if (type == null || !AttachmentUses.isSameType(type, MediaType.APPLICATION_JSON)) {
      throw PartHeaders.fault(
          1,
          "it must have the statements, with Content-Type application/json; its Content-Type is "
              + (type == null ? "missing" : type));
    }
    return new LimitedStream(reader.content(), maxBodyBytes, this::tooLarge).readAllBytes();
  }

  private static String boundary(ContainerRequestContext request) {
    String boundary = request.getMediaType().getParameters().get("boundary");
    if (boundary == null) {
      throw new LrsException(
          ProblemCode.INVALID_HEADER,
          "The Content-Type multipart/mixed has no boundary (RFC 2046, 5.1.1).");
    }
    return boundary;
  }

  /** The answer to {@code attachments=true}: statements, then the data that is here, each once. */
  Response.ResponseBuilder answer(StreamingOutput statements, List<StoredStatement> of) {
    MultipartAnswer answer = MultipartAnswer.of(statements, of, store);
    return Response.ok(
        answer,
        new MediaType(
            StatementContentType.MULTIPART.getType(),
            StatementContentType.MULTIPART.getSubtype(),
            Map.of("boundary", answer.boundary())));
  }

  private LrsException tooLarge() {
    return new LrsException(
        ProblemCode.TOO_LARGE,
        "The statements may have "
            + maxBodyBytes
            + " bytes beside their attachments. Send them in several requests.");
  }
}
