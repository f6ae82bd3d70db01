package org.trailmark.server.audit;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.AuditLog;

/**
 * Writes what admins change into the audit log. What cannot be written there is not done: the
 * request is refused. An outcome that cannot be written is told in the log of the program, and the
 * act stands there as one of which nobody knows what became of it.
 *
 * <p>Runs when the resource is found and the caller is let in: what was refused before changed
 * nothing.
 */
@Priority(Priorities.USER)
public final class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);
  private static final String BEGUN = AuditFilter.class.getName();
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final AuditLog audit;

  public AuditFilter(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (READING.contains(request.getMethod())) {
      return;
    }
    Principal caller = request.getSecurityContext().getUserPrincipal();
    request.setProperty(
        BEGUN,
        audit.begin(
            caller == null ? "" : caller.getName(),
            request.getMethod(),
            route(request),
            ActDetail.of(request)));
  }

  /** The path as the resources name it: without what a caller put into it. */
  private static String route(ContainerRequestContext request) {
    ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
    List<String> templates = new ArrayList<>();
    templates.add(uri.getBaseUri().getPath());
    List<UriTemplate> matched = new ArrayList<>(uri.getMatchedTemplates());
    Collections.reverse(matched); // the innermost comes first
    matched.forEach(template -> templates.add(template.getTemplate()));
    return String.join("/", templates).replaceAll("/{2,}", "/");
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(BEGUN) instanceof AuditEntry begun) {
      try {
        audit.end(begun, response.getStatus());
      } catch (LrsException e) {
        log.error(
            "The outcome {} of act {} could not be written into the audit log",
            response.getStatus(),
            begun.act(),
            e);
      }
    }
  }
}
