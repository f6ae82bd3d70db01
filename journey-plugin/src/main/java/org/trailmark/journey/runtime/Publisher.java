package org.trailmark.journey.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Succession;
import org.trailmark.journey.learner.Rosters;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.LoadedProfiles;
import org.trailmark.journey.publication.PinnedProfiles;
import org.trailmark.journey.publication.Publication;
import org.trailmark.journey.publication.Publications;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.xapi.Ifi;

/** Publishes journeys, or says what publishing would do. On request threads. */
public final class Publisher {
  private final PluginContext context;
  private final Library library;
  private final Set<String> channels;

  /**
   * @param channels names of the channels that definitions may name
   */
  public Publisher(PluginContext context, Library library, Set<String> channels) {
    this.context = context;
    this.library = library;
    this.channels = Set.copyOf(channels);
  }

  /**
   * Publishes a definition. A higher version takes the place of the one that runs as soon as
   * history is read; the same one again is nothing to do.
   *
   * @param dryRun says what would happen, with today's learners, and leaves everything as it is
   * @throws LrsException {@code INVALID_DOCUMENT} with all faults; {@code CONFLICT} for a version
   *     that is known with another content, or is lower than one that is known
   */
  public Effect publish(String text, boolean dryRun) {
    Read read = context.database().read(c -> Read.of(text, library, Handles.over(c)));
    JourneyReader.Reading reading = read.reading();
    Journey journey = reading.journey();
    checkChannels(journey);
    if (dryRun) {
      boolean known =
          context
              .database()
              .read(
                  c -> {
                    Handle tx = Handles.over(c);
                    boolean same = isKnown(journey, tx);
                    if (!same) {
                      checkNobodyIsStranded(journey, tx);
                    }
                    return same;
                  });
      Preview preview =
          known ? null : new DryRun(context, library).of(journey, text, read.profiles());
      return effect(reading, known ? Effect.Outcome.UNCHANGED : Effect.Outcome.DRY_RUN, preview);
    }
    boolean added = context.database().write(c -> add(journey, text, read.profiles(), c));
    context.wake();
    return effect(reading, added ? Effect.Outcome.PUBLISHED : Effect.Outcome.UNCHANGED, null);
  }

  /**
   * Reads a definition as {@link #publish} does, and looks at no learner.
   *
   * @throws LrsException {@code INVALID_DOCUMENT} with all faults
   */
  public JourneyReader.Reading check(String text) {
    JourneyReader.Reading reading =
        context.database().read(c -> Read.of(text, library, Handles.over(c))).reading();
    checkChannels(reading.journey());
    return reading;
  }

  /**
   * Says where one person would stand by a definition, as {@link #check} reads it. Reads the
   * statements of all her agents, and writes nothing.
   *
   * @param agent any of hers; journeys need not know her
   * @throws LrsException {@code INVALID_DOCUMENT} with all faults
   */
  public Trial tryOn(String text, Ifi agent) {
    return new TrialFold(context, library).of(check(text), agent);
  }

  /** A text and the profiles that its patterns were found in. */
  private record Read(JourneyReader.Reading reading, PinnedProfiles profiles) {
    static Read of(String text, Library library, Handle tx) {
      PinnedProfiles profiles = PinnedProfiles.from(new LoadedProfiles(tx));
      return new Read(
          new JourneyReader().readWithWarnings(text, library.vocabulary(profiles)), profiles);
    }
  }

  private boolean add(Journey journey, String text, PinnedProfiles profiles, Connection connection)
      throws SQLException {
    Handle tx = Handles.over(connection);
    if (isKnown(journey, tx)) {
      return false;
    }
    checkNobodyIsStranded(journey, tx);
    Publications publications = new Publications(tx);
    publications.withdraw(journey.id());
    Publication added =
        publications.add(
            journey,
            text,
            Publication.State.COLLECTING,
            context.checkpoint(connection),
            context.clock().instant());
    profiles.store(added.id(), tx);
    return true;
  }

  private static boolean isKnown(Journey journey, Handle tx) {
    Optional<Publication> newest = new Publications(tx).newest(journey.id());
    if (newest.isEmpty() || newest.get().version() < journey.version()) {
      return false;
    }
    if (newest.get().version() > journey.version()) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "%s is at version %d already; give the new text a higher one"
              .formatted(journey.id(), newest.get().version()));
    }
    if (!newest.get().hash().equals(journey.hash())) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "%s version %d is published with another content; give the new text version %d"
              .formatted(journey.id(), journey.version(), journey.version() + 1));
    }
    return true;
  }

  /** Each step on which somebody may stand now must be one of the new version, or become one. */
  private void checkNobodyIsStranded(Journey journey, Handle tx) {
    if (journey.succession().how() != Succession.How.MAP) {
      return;
    }
    List<Integer> lineage = new Publications(tx).lineages().getOrDefault(journey.id(), List.of());
    if (lineage.isEmpty()) {
      return;
    }
    Journey old = library.journey(lineage.get(lineage.size() - 1), tx);
    Map<String, String> renamed = journey.succession().steps();
    List<Fault> faults = new ArrayList<>();
    for (String step : old.steps().keySet()) {
      if (!renamed.containsKey(step) && !journey.steps().containsKey(step)) {
        faults.add(
            Fault.inDocument(
                "/runs/map",
                0,
                "Version %d has a step '%s'; say which step of this version it becomes."
                    .formatted(old.version(), step)));
      }
    }
    for (String step : renamed.keySet()) {
      if (!old.steps().containsKey(step)) {
        faults.add(
            Fault.inDocument(
                "/runs/map/" + step,
                0,
                "Version %d has no step '%s'.".formatted(old.version(), step)));
      }
    }
    if (!faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT,
          "The map of steps does not fit version " + old.version() + ", which learners go by now.",
          faults);
    }
  }

  private void checkChannels(Journey journey) {
    List<Fault> faults = new ArrayList<>();
    journey
        .touchpoints()
        .values()
        .forEach(
            touchpoint -> {
              for (int i = 0; i < touchpoint.channels().size(); i++) {
                String channel = touchpoint.channels().get(i);
                if (!channels.contains(channel)) {
                  faults.add(
                      Fault.inDocument(
                          "/touchpoints/" + touchpoint.id() + "/channels/" + i,
                          0,
                          "the channel %s is not configured; there are %s"
                              .formatted(channel, channels.stream().sorted().toList())));
                }
              }
            });
    if (!faults.isEmpty()) {
      throw new LrsException(ProblemCode.INVALID_DOCUMENT, "a channel is not configured", faults);
    }
  }

  private Effect effect(
      JourneyReader.Reading reading, Effect.Outcome outcome, @Nullable Preview preview) {
    Journey journey = reading.journey();
    List<String> missing =
        context
            .database()
            .read(
                c -> {
                  List<String> known =
                      new Rosters(Handles.over(c)).list().stream().map(r -> r.name()).toList();
                  return journey.rosters().stream()
                      .filter(name -> !known.contains(name))
                      .sorted()
                      .toList();
                });
    List<Fault> warnings = new ArrayList<>(reading.warnings());
    missing.forEach(
        name ->
            warnings.add(
                Fault.inDocument("", 0, "the roster " + name + " has not been loaded yet")));
    return new Effect(journey.id(), journey.version(), journey.hash(), outcome, warnings, preview);
  }

  /**
   * What publishing did, or would do.
   *
   * @param warnings what an author should look at; nothing of it is wrong
   * @param preview of a dry run only
   */
  public record Effect(
      String journey,
      int version,
      String hash,
      Outcome outcome,
      List<Fault> warnings,
      @Nullable Preview preview) {

    /** What came of it. */
    public enum Outcome {
      /** It is published; history is being read. */
      PUBLISHED,
      /** Version and content are known already. */
      UNCHANGED,
      /** Nothing was changed. */
      DRY_RUN
    }
  }

  /** Removes what dry runs left that died with the program. */
  public static void forgetDrafts(PluginDatabase database) {
    List<Publication> drafts =
        database.read(c -> new Publications(Handles.over(c)).in(Publication.State.DRAFT));
    drafts.forEach(draft -> DryRun.remove(draft.id(), database));
  }
}
