package org.trailmark.journey.runtime;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.engine.Lineage;
import org.trailmark.journey.engine.Saved;
import org.trailmark.journey.engine.Surroundings;

/** What is known of a learner to each version of a journey, as one transaction sees it. */
final class Pasts {
  private final Handle tx;
  private final List<PublishedJourney> lineage;
  private final String learner;
  private final Surroundings around;
  private final boolean keeping;
  private @Nullable Instant resumedAt;

  private Pasts(
      Handle tx,
      List<PublishedJourney> lineage,
      String learner,
      Surroundings around,
      boolean keeping) {
    this.tx = tx;
    this.lineage = lineage;
    this.learner = learner;
    this.around = around;
    this.keeping = keeping;
  }

  /** For a fold that is kept: it goes on where an earlier one saved itself, and saves itself. */
  static Pasts kept(
      Handle tx, List<PublishedJourney> lineage, String learner, Surroundings around) {
    return new Pasts(tx, lineage, learner, around, true);
  }

  /** For a fold from the beginning that leaves no trace. */
  static Pasts lookedAt(
      Handle tx, List<PublishedJourney> lineage, String learner, Surroundings around) {
    return new Pasts(tx, lineage, learner, around, false);
  }

  List<Lineage.Leg> legs() {
    List<Lineage.Leg> legs = new ArrayList<>();
    for (PublishedJourney version : lineage) {
      legs.add(
          new Lineage.Leg(
              version.journey(), legs.isEmpty() ? null : version.publishedAt(), new Past(version)));
    }
    return legs;
  }

  /** Up to when an earlier fold was taken for granted; event time. Null: from the beginning. */
  @Nullable Instant resumedAt() {
    return resumedAt;
  }

  private final class Past implements Lineage.Past {
    private final PublishedJourney version;

    Past(PublishedJourney version) {
      this.version = version;
    }

    @Override
    public Collection<Evidence> evidence(@Nullable Instant after) {
      return new EvidenceRows(tx).of(version.id(), learner, after);
    }

    @Override
    public Optional<Saved> saved() {
      if (!keeping) {
        return Optional.empty();
      }
      Optional<FoldSaves.Held> held = new FoldSaves(tx).newest(version.id(), learner);
      Optional<Saved> good =
          held.filter(h -> h.around().equals(around(h.saved().at()))).map(FoldSaves.Held::saved);
      if (held.isPresent() && good.isEmpty()) {
        new FoldSaves(tx).forget(List.of(learner));
      }
      good.ifPresent(saved -> resumedAt = saved.at());
      return good;
    }

    @Override
    public void save(List<Saved> places) {
      if (!keeping) {
        return;
      }
      places.forEach(
          saved -> new FoldSaves(tx).add(version.id(), learner, around(saved.at()), saved));
    }

    /** What a fold up to a time rests on, beside statements. */
    private String around(Instant at) {
      ZoneId zone = around.zone();
      Map<String, Instant> joined = new TreeMap<>();
      version.journey().rosters().stream()
          .filter(name -> around.rosters().containsKey(name))
          .forEach(name -> joined.put(name, around.rosters().get(name)));
      joined.values().removeIf(since -> since.isAfter(at));
      return zone + " " + joined;
    }
  }
}
