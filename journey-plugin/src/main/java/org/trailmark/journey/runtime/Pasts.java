package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.engine.Course;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.engine.Lineage;
import org.trailmark.journey.engine.Surroundings;
import org.trailmark.journey.publication.PublishedJourney;
import org.trailmark.journey.sighting.Shared;

/**
 * What is known of one learner to each version of a journey, and what comes of it. Of many
 * learners, one version after another is read for all of them at once, and folded by all
 * processors; what their folds save is for the caller to write.
 */
final class Pasts {
  private final Of of;
  private final Lineage lineage;
  private final List<FoldSaves.Held> saves = new ArrayList<>();
  private final List<Whose> outdated = new ArrayList<>();

  /** The version that is folded next. */
  private int next;

  private FoldSaves.@Nullable Held resumed;
  private List<Evidence> evidence = List.of();

  private Pasts(Of of) {
    this.of = of;
    this.lineage = lineage(of.lineage(), of.around());
  }

  /** Nothing of it is folded yet. */
  static Lineage lineage(List<PublishedJourney> publications, Surroundings around) {
    List<Lineage.Version> versions = new ArrayList<>();
    for (PublishedJourney by : publications) {
      versions.add(new Lineage.Version(by.journey(), versions.isEmpty() ? null : by.publishedAt()));
    }
    return new Lineage(versions, around);
  }

  /**
   * Who is to be folded.
   *
   * @param lineage the version that lets people in, after those on which some finish
   */
  record Of(Pair pair, List<PublishedJourney> lineage, Surroundings around) {
    PublishedJourney newest() {
      return lineage.get(lineage.size() - 1);
    }
  }

  /**
   * Folds that are kept: each goes on where an earlier one saved itself, and saves itself.
   *
   * @return in the same order
   */
  static List<Pasts> kept(List<Of> wanted, Handle tx) {
    return folded(wanted, true, tx);
  }

  /**
   * Folds from the beginning that leave no trace.
   *
   * @return in the same order
   */
  static List<Pasts> lookedAt(List<Of> wanted, Handle tx) {
    return folded(wanted, false, tx);
  }

  private static List<Pasts> folded(List<Of> wanted, boolean kept, Handle tx) {
    List<Pasts> pasts = wanted.stream().map(Pasts::new).toList();
    Map<Integer, Boolean> asking = new HashMap<>();
    List<Pasts> going = pasts;
    while (!going.isEmpty()) {
      if (kept) {
        findSaved(going, tx);
      }
      read(going, tx);
      fold(going, asking);
      going = going.stream().filter(Pasts::goesOn).toList();
    }
    return pasts;
  }

  private static void findSaved(List<Pasts> pasts, Handle tx) {
    Map<Whose, FoldSaves.Held> saved =
        new FoldSaves(tx).newest(pasts.stream().map(Pasts::whose).toList());
    pasts.forEach(one -> one.goOnFrom(saved.get(one.whose())));
  }

  private static void read(List<Pasts> pasts, Handle tx) {
    Map<Whose, EvidenceRows.Stretch> asked = new LinkedHashMap<>();
    pasts.forEach(one -> asked.put(one.whose(), one.stretch()));
    Map<Whose, List<Evidence>> found = new EvidenceRows(tx).of(asked);
    pasts.forEach(one -> one.evidence = found.getOrDefault(one.whose(), List.of()));
  }

  /**
   * What asks an extension stays on this thread, which can be stopped where an answer never comes.
   */
  private static void fold(List<Pasts> pasts, Map<Integer, Boolean> asking) {
    List<Pasts> ours = new ArrayList<>();
    for (Pasts past : pasts) {
      PublishedJourney version = past.version();
      if (asking.computeIfAbsent(version.id(), id -> version.journey().asksExtensions())) {
        past.fold();
      } else {
        ours.add(past);
      }
    }
    Shared.among(ours).forEach(Pasts::fold);
  }

  private boolean goesOn() {
    return next < of.lineage().size();
  }

  private PublishedJourney version() {
    return of.lineage().get(next);
  }

  private Whose whose() {
    return new Whose(version().id(), of.pair().learner());
  }

  private void goOnFrom(FoldSaves.@Nullable Held held) {
    resumed = null;
    if (held == null) {
      return;
    }
    if (held.around().equals(around(held.saved().at())) && lineage.mayResume(held.saved())) {
      resumed = held;
    } else {
      outdated.add(held.whose());
    }
  }

  private EvidenceRows.Stretch stretch() {
    return new EvidenceRows.Stretch(
        resumed == null ? Instant.MIN : resumed.saved().at(), lineage.until());
  }

  private void fold() {
    lineage
        .fold(resumed == null ? null : resumed.saved(), evidence)
        .forEach(place -> saves.add(new FoldSaves.Held(whose(), around(place.at()), place)));
    next++;
  }

  Of of() {
    return of;
  }

  /** What came of it. */
  Course course() {
    return lineage.course();
  }

  /** Whose saved folds rest on what is no more, so that none of them is to be kept. */
  Collection<Whose> outdated() {
    return outdated;
  }

  /** Where the folds saved themselves. */
  List<FoldSaves.Held> saves() {
    return saves;
  }

  /** What a fold by the next version up to a time rests on, beside statements. */
  private String around(Instant at) {
    if (of.around().rosters().isEmpty()) {
      return of.around().zone() + " {}";
    }
    Map<String, Instant> joined = new TreeMap<>();
    version().journey().rosters().stream()
        .filter(name -> of.around().rosters().containsKey(name))
        .forEach(name -> joined.put(name, of.around().rosters().get(name)));
    joined.values().removeIf(since -> since.isAfter(at));
    return of.around().zone() + " " + joined;
  }
}
