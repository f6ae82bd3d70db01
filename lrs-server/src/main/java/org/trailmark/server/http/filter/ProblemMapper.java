package org.trailmark.server.http.filter;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidDefinitionException;

/**
 * Answers whatever was thrown as a problem, in the form that {@link ProblemForm} finds. The client
 * sees the message of an {@link LrsException} that is hers to mend; of the rest she sees an id that
 * is in the log too.
 */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger log = LoggerFactory.getLogger(ProblemMapper.class);
  private static final String CHALLENGE = "Basic realm=\"Trailmark\", charset=\"UTF-8\"";

  /**
   * What the console sends; browsers ask for a password of their own where they know the scheme.
   */
  private static final String CONSOLE = "Trailmark-Console";

  private static final String CONSOLE_CHALLENGE = "Session realm=\"Trailmark\"";

  private final UriInfo uri;
  private final HttpHeaders headers;

  /**
   * @param uri of the request being answered; injected
   * @param headers of the request; injected
   */
  public ProblemMapper(@Context UriInfo uri, @Context HttpHeaders headers) {
    this.uri = uri;
    this.headers = headers;
  }

  @Override
  public Response toResponse(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof LrsException problem) {
      return answer(problem);
    }
    if (cause instanceof ParamException wrong) {
      return client(
          ProblemCode.INVALID_PARAMETER,
          "The value of \"" + wrong.getParameterName() + "\" is of the wrong form.");
    }
    if (cause instanceof WebApplicationException web) {
      return answer(web);
    }
    if (cause instanceof JacksonException json && !(cause instanceof InvalidDefinitionException)) {
      return client(
          cause instanceof StreamReadException
              ? ProblemCode.MALFORMED_JSON
              : ProblemCode.INVALID_DOCUMENT,
          json.getOriginalMessage());
    }
    return ours(ProblemCode.INTERNAL, "Something went wrong here.", cause);
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? cause : thrown;
  }

  private Response answer(LrsException problem) {
    if (problem.code() == ProblemCode.PLUGIN_UNAVAILABLE) {
      return client(problem.code(), message(problem)); // the log has it already, once
    }
    if (problem.code() == ProblemCode.OVERLOADED || problem.code() == ProblemCode.QUERY_TIMEOUT) {
      // Metrics count it, and what takes long stands in the log by itself.
      return later(problem, client(problem.code(), message(problem)));
    }
    return switch (problem.code().blame()) {
      case CLIENT -> later(problem, client(problem.code(), message(problem), problem.faults()));
      case OPERATOR -> ours(problem.code(), message(problem), problem);
      case TRAILMARK -> ours(problem.code(), "Something went wrong here.", problem);
    };
  }

  private static Response later(LrsException problem, Response answer) {
    return problem
        .retryAfter()
        .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()))
        .map(
            seconds ->
                Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, seconds).build())
        .orElse(answer);
  }

  private Response answer(WebApplicationException web) {
    Response answer = web.getResponse();
    return switch (answer.getStatus()) {
      case 404 ->
          client(
              ProblemCode.NOT_FOUND, "There is nothing at " + uri.getRequestUri().getPath() + ".");
      case 405 -> {
        String allowed = allowed(answer.getHeaderString(HttpHeaders.ALLOW));
        yield Response.fromResponse(
                client(ProblemCode.METHOD_NOT_ALLOWED, "This resource takes " + allowed + "."))
            .header(HttpHeaders.ALLOW, allowed)
            .build();
      }
      case 406 ->
          client(ProblemCode.NOT_ACCEPTABLE, "This is not to be had in a type that you accept.");
      case 415 ->
          client(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "This resource does not take that type.");
      default ->
          answer.getStatus() < 400
              ? answer
              : answer.getStatus() < 500
                  ? client(ProblemCode.INVALID_DOCUMENT, message(web))
                  : ours(ProblemCode.INTERNAL, "Something went wrong here.", web);
    };
  }

  /** HEAD goes wherever GET does, which Jersey forgets to say. */
  private static String allowed(String methods) {
    return Pattern.compile("\\bGET\\b").matcher(methods).find() && !methods.contains("HEAD")
        ? "HEAD," + methods
        : methods;
  }

  private Response client(ProblemCode code, String detail) {
    return client(code, detail, List.of());
  }

  private Response client(ProblemCode code, String detail, List<Fault> faults) {
    return build(code, Problem.of(code, status(code), detail, faults, null));
  }

  private Response ours(ProblemCode code, String detail, Throwable cause) {
    String errorId = UUID.randomUUID().toString();
    log.error("Error {} ({})", errorId, code.slug(), cause);
    return build(code, Problem.of(code, status(code), detail, List.of(), errorId));
  }

  private Response build(ProblemCode code, Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (code == ProblemCode.UNAUTHENTICATED) {
      response.header(
          HttpHeaders.WWW_AUTHENTICATE,
          headers.getHeaderString(CONSOLE) == null ? CHALLENGE : CONSOLE_CHALLENGE);
    } else if (code == ProblemCode.STORE_UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, 5);
    }
    return response.build();
  }

  private static String message(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }

  private static int status(ProblemCode code) {
    return switch (code) {
      case MALFORMED_JSON, INVALID_STATEMENT, INVALID_PARAMETER, INVALID_HEADER, INVALID_DOCUMENT ->
          400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case TOO_SLOW -> 408;
      case CONFLICT -> 409;
      case PRECONDITION_FAILED -> 412;
      case TOO_LARGE -> 413;
      case ADDRESS_TOO_LONG -> 414;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case TOO_MANY_REQUESTS -> 429;
      case INVALID_CONFIGURATION, INTERNAL -> 500;
      case STORE_UNAVAILABLE, PLUGIN_UNAVAILABLE, OVERLOADED, QUERY_TIMEOUT -> 503;
    };
  }
}
