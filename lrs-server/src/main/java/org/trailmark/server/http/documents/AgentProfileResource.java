package org.trailmark.server.http.documents;

import jakarta.ws.rs.Path;
import org.trailmark.lrs.store.DocumentContext;

/** Documents about an agent (xAPI-Communication 2.6). */
@Path("agents/profile")
public final class AgentProfileResource extends ProfileResource {

  public AgentProfileResource(DocumentExchange documents) {
    super(documents, "agent");
  }

  @Override
  DocumentContext context(DocumentParameters parameters) {
    return DocumentContext.agentProfile(parameters.agent());
  }
}
