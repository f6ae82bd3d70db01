package org.trailmark.journey.api.people;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.ledger.Consents;
import org.trailmark.lrs.plugin.PluginContext;

/** What many people agreed to or refused, from a list. */
@Path("consent")
@Produces(MediaType.APPLICATION_JSON)
public final class ConsentLoadResource {
  private final PluginContext context;

  public ConsentLoadResource(PluginContext context) {
    this.context = context;
  }

  @POST
  @Consumes("text/csv")
  public Object load(String body) {
    List<ConsentCsv.Line> lines = ConsentCsv.read(body);
    Instant now = context.clock().instant();
    return context
        .database()
        .write(
            c -> {
              Handle tx = Handles.over(c);
              Learners learners = new Learners(tx);
              Consents consents = new Consents(tx);
              lines.forEach(
                  line ->
                      line.word().record(learners.know(line.key(), null).learner(), now, consents));
              return new Loaded(lines.size());
            });
  }

  record Loaded(int recorded) {}
}
