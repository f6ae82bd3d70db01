package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.journey.learner.Preferences;

/**
 * What is known of a wish and of her for whom it is; what {@link Dossiers} do not hold is looked up
 * where a gate asks. For the judging of one wish in one transaction.
 */
final class Facts {
  private final Handle tx;
  private final Wish wish;
  private final Situation situation;
  private final Instant now;
  private final Dossiers dossiers;
  private final Map<String, Channel> channels;
  private @Nullable List<Route> routes;

  Facts(
      Handle tx,
      Wish wish,
      Situation situation,
      Instant now,
      Dossiers dossiers,
      Map<String, Channel> channels) {
    this.tx = tx;
    this.dossiers = dossiers;
    this.wish = wish;
    this.situation = situation;
    this.now = now;
    this.channels = channels;
  }

  /** The send that says this already; empty: it was not said. */
  Optional<Send> said() {
    return sends().stream().filter(send -> send.says(wish)).findFirst();
  }

  /** When this touchpoint last went out to her, in whichever run; empty: never. */
  Optional<Instant> lastSent() {
    return sends().stream().map(Send::sentAt).max(Comparator.naturalOrder());
  }

  /** How often it went out in this run. */
  int sentInRun() {
    return (int) sends().stream().filter(send -> send.run() == wish.run()).count();
  }

  private List<Send> sends() {
    return dossiers.sends(Dossiers.Topic.of(wish));
  }

  /** What went out to her after a time, whatever journey said it, oldest first. */
  List<Send> sentAfter(Instant time) {
    return dossiers.sentAfter(wish.learner(), time);
  }

  /** What went out to her after a time, and when she saw it, where a channel can tell. */
  List<Scorer.Said> saidAfter(Instant time) {
    return sentAfter(time).stream()
        .map(
            send ->
                new Scorer.Said(
                    send.journey(), send.touchpoint(), send.sentAt(), seenAt(send.key())))
        .toList();
  }

  private @Nullable Instant seenAt(String key) {
    return channels.values().stream()
        .flatMap(channel -> channel.seenAt(key, tx).stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** By which a salt draws her. */
  String person(String salt) {
    return new Draws(tx).person(salt, wish.learner(), now);
  }

  /** The channels of the touchpoint, in the order of the text. */
  List<Route> routes() {
    if (routes == null) {
      Journey journey = situation.journey();
      Touchpoint touchpoint = requireNonNull(journey.touchpoints().get(wish.touchpoint()));
      boolean optIn = journey.contact().optIn() || touchpoint.optIn();
      List<Consent> said = dossiers.consents(wish.learner());
      routes =
          touchpoint.channels().stream()
              .map(
                  name ->
                      Route.of(
                          name, channels.get(name), situation.learner(), journey.id(), optIn, said))
              .toList();
    }
    return routes;
  }

  /** What is known of where she lives and what she reads. */
  Preferences.Told told() {
    return dossiers.told(wish.learner());
  }

  /** On whose clock her days are counted. */
  Wall wall() {
    ZoneId hers = told().zone();
    return hers != null
        ? new Wall(hers, "learner")
        : new Wall(situation.journey().time().zone(), "journey, for the learner's is not known");
  }

  /**
   * A zone and where it comes from, in words.
   *
   * @param from for the numbers of a decision
   */
  record Wall(ZoneId zone, String from) {
    void addTo(Map<String, String> numbers) {
      numbers.put("zone", zone.getId());
      numbers.put("zoneOf", from);
    }
  }
}
