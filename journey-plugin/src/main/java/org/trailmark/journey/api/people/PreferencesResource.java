package org.trailmark.journey.api.people;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.journey.runtime.Agenda;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** On whose clock a learner lives, and what she reads. */
@Path("learners/{id}/preferences")
@Produces(MediaType.APPLICATION_JSON)
public final class PreferencesResource {
  private final PluginContext context;

  public PreferencesResource(PluginContext context) {
    this.context = context;
  }

  @GET
  public Object get(@PathParam("id") String id) {
    return context.database().read(c -> view(id, Handles.over(c)));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Object put(@PathParam("id") String id, String body) {
    List<Fault> faults = new ArrayList<>();
    Map<String, String> texts = JsonTexts.read(body, Set.of("zone", "language"), faults);
    Preferences.Told told =
        PreferenceText.read(texts.get("zone"), texts.get("language"), "", 0, faults);
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "the preferences have faults; nothing was changed", faults);
    }
    Instant now = context.clock().instant();
    View view =
        context
            .database()
            .write(
                c -> {
                  Handle tx = Handles.over(c);
                  String learner = new Learners(tx).get(id).id();
                  new Preferences(tx).replace(learner, told, now);
                  new Agenda(tx).add(List.of(learner)); // her days may begin at other times now
                  return view(learner, tx);
                });
    context.wake();
    return view;
  }

  private static View view(String id, Handle tx) {
    String learner = new Learners(tx).get(id).id();
    Preferences.Told told = new Preferences(tx).of(learner);
    return new View(learner, told.zone() == null ? null : told.zone().getId(), told.language());
  }

  /** What is known; null: nothing is. */
  record View(String learner, @Nullable String zone, @Nullable String language) {}
}
