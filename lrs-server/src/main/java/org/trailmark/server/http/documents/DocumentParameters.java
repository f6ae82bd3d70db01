package org.trailmark.server.http.documents;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.ParameterValues;
import org.trailmark.server.http.xapi.QueryParameters;

/**
 * The parameters of a document resource: those of the context, and the document's id or, where a
 * GET asks for ids, {@code since}.
 *
 * @param idName {@code stateId} or {@code profileId}
 */
record DocumentParameters(QueryParameters values, String idName) {

  /** Of a request for one document. */
  static DocumentParameters one(
      ContainerRequestContext request, String idName, List<String> context) {
    DocumentParameters parameters = of(request, idName, context, null);
    parameters.required(idName);
    return parameters;
  }

  /** Of a request for one document or, without its id, for all. */
  static DocumentParameters oneOrAll(
      ContainerRequestContext request, String idName, List<String> context, boolean since) {
    boolean one = request.getUriInfo().getQueryParameters().containsKey(idName);
    return of(request, idName, context, since && !one ? "since" : null);
  }

  private static DocumentParameters of(
      ContainerRequestContext request, String idName, List<String> context, @Nullable String more) {
    List<String> known = new ArrayList<>(context);
    known.add(idName);
    if (more != null) {
      known.add(more);
    }
    return new DocumentParameters(
        QueryParameters.of(request.getUriInfo().getQueryParameters(), known), idName);
  }

  boolean isOne() {
    return values.has(idName);
  }

  DocumentAddress address(DocumentContext context) {
    return new DocumentAddress(context, required(idName));
  }

  String activity() {
    return ParameterValues.iri("activityId", required("activityId"));
  }

  Ifi agent() {
    return ParameterValues.agentOnly("agent", required("agent"));
  }

  private String required(String name) {
    String value = values.text(name);
    if (value == null || value.isEmpty()) {
      throw QueryParameters.invalid(
          "\"" + name + "\" is " + (value == null ? "missing." : "empty."));
    }
    return value;
  }
}
