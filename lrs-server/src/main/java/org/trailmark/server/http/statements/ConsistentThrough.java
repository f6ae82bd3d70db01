package org.trailmark.server.http.statements;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.server.http.filter.HeaderTime;

/**
 * Says on every response of the Statement Resource, errors included, through which time reads see
 * everything (xAPI-Communication 2.1.3).
 */
public final class ConsistentThrough implements ContainerResponseFilter {
  private static final Logger log = LoggerFactory.getLogger(ConsistentThrough.class);

  /** The header that says so. */
  public static final String HEADER = "X-Experience-API-Consistent-Through";

  private final StatementReader reader;

  public ConsistentThrough(StatementReader reader) {
    this.reader = reader;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!StatementsResource.PATH.equals(request.getUriInfo().getPath())) {
      return;
    }
    try {
      response.getHeaders().putSingle(HEADER, HeaderTime.iso(reader.consistentThrough()));
    } catch (LrsException e) {
      // A store that is away is told by the response itself; nothing is consistent through now.
      log.debug("No consistent-through", e);
    }
  }
}
