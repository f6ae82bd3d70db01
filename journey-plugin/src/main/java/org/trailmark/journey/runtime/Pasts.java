package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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

/**
 * What is known of one learner to each version of a journey. Read for many at once, before any of
 * them is folded; what their folds save is for the caller to write.
 */
final class Pasts {
  private final Of of;
  private final Map<Whose, Instant> after = new LinkedHashMap<>();
  private final List<FoldSaves.Held> saves = new ArrayList<>();
  private Map<Whose, List<Evidence>> evidence = Map.of();
  private @Nullable Saved resumed;
  private boolean outdated;

  private Pasts(Of of) {
    this.of = of;
    of.lineage().forEach(version -> after.put(of.whose(version), Instant.MIN));
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

    private Whose whose(PublishedJourney version) {
      return new Whose(version.id(), pair.learner());
    }
  }

  /**
   * For folds that are kept: each goes on where an earlier one saved itself, and saves itself.
   *
   * @return in the same order
   */
  static List<Pasts> kept(List<Of> wanted, Handle tx) {
    List<Pasts> pasts = wanted.stream().map(Pasts::new).toList();
    Map<Whose, FoldSaves.Held> saved =
        new FoldSaves(tx).newest(pasts.stream().map(Pasts::first).toList());
    pasts.forEach(one -> one.goOnFrom(saved.get(one.first())));
    read(pasts, tx);
    return pasts;
  }

  /**
   * For folds from the beginning that leave no trace.
   *
   * @return in the same order
   */
  static List<Pasts> lookedAt(List<Of> wanted, Handle tx) {
    List<Pasts> pasts = wanted.stream().map(Pasts::new).toList();
    read(pasts, tx);
    return pasts;
  }

  private static void read(List<Pasts> pasts, Handle tx) {
    Map<Whose, Instant> all = new LinkedHashMap<>();
    pasts.forEach(one -> all.putAll(one.after));
    Map<Whose, List<Evidence>> found = new EvidenceRows(tx).of(all);
    pasts.forEach(one -> one.evidence = found);
  }

  private Whose first() {
    return of.whose(of.lineage().get(0));
  }

  private void goOnFrom(FoldSaves.@Nullable Held held) {
    if (held == null || !Lineage.mayResume(legs())) {
      return;
    }
    if (held.around().equals(around(of.lineage().get(0), held.saved().at()))) {
      resumed = held.saved();
      after.put(first(), held.saved().at());
    } else {
      outdated = true;
    }
  }

  Of of() {
    return of;
  }

  List<Lineage.Leg> legs() {
    List<Lineage.Leg> legs = new ArrayList<>();
    for (PublishedJourney version : of.lineage()) {
      legs.add(
          new Lineage.Leg(
              version.journey(), legs.isEmpty() ? null : version.publishedAt(), new Past(version)));
    }
    return legs;
  }

  /** Up to when an earlier fold was taken for granted; event time. Null: from the beginning. */
  @Nullable Instant resumedAt() {
    return resumed == null ? null : resumed.at();
  }

  /** Whether an earlier fold rested on what is no more, so that none of hers is to be kept. */
  boolean isOutdated() {
    return outdated;
  }

  /** Where the fold saved itself. */
  List<FoldSaves.Held> saves() {
    return saves;
  }

  /** What a fold by a version up to a time rests on, beside statements. */
  private String around(PublishedJourney version, Instant at) {
    if (of.around().rosters().isEmpty()) {
      return of.around().zone() + " {}";
    }
    Map<String, Instant> joined = new TreeMap<>();
    version.journey().rosters().stream()
        .filter(name -> of.around().rosters().containsKey(name))
        .forEach(name -> joined.put(name, of.around().rosters().get(name)));
    joined.values().removeIf(since -> since.isAfter(at));
    return of.around().zone() + " " + joined;
  }

  private final class Past implements Lineage.Past {
    private final PublishedJourney version;

    Past(PublishedJourney version) {
      this.version = version;
    }

    @Override
    public Collection<Evidence> evidence(@Nullable Instant from) {
      Whose whose = of.whose(version);
      Instant read = after.get(whose);
      if (!(from == null ? Instant.MIN : from).equals(read)) {
        throw new IllegalStateException(
            "evidence is asked for after " + from + " and was read after " + read);
      }
      return evidence.getOrDefault(whose, List.of());
    }

    @Override
    public Optional<Saved> saved() {
      return Optional.ofNullable(resumed);
    }

    @Override
    public void save(List<Saved> places) {
      places.forEach(
          place ->
              saves.add(new FoldSaves.Held(of.whose(version), around(version, place.at()), place)));
    }
  }
}
