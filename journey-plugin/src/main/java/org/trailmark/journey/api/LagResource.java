package org.trailmark.journey.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.channel.Delivery;
import org.trailmark.journey.channel.Outbox;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.publication.Publication;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.runtime.Agenda;
import org.trailmark.lrs.plugin.PluginContext;

/** How far behind everything is. */
@Path("lag")
@Produces(MediaType.APPLICATION_JSON)
public final class LagResource {
  private final PluginContext context;

  public LagResource(PluginContext context) {
    this.context = context;
  }

  @GET
  public Object get() {
    return lag();
  }

  private Lag lag() {
    long head = context.log().head();
    Instant now = context.clock().instant();
    return context
        .database()
        .read(
            c -> {
              Handle tx = Handles.over(c);
              Outbox outbox = new Outbox(tx);
              long handled = context.checkpoint(c);
              return new Lag(
                  head,
                  handled,
                  secondsBehind(handled, now),
                  new Publications(tx).newest().stream().map(p -> journey(p, now, tx)).toList(),
                  outbox.count(Delivery.State.WAITING),
                  outbox.count(Delivery.State.DEAD),
                  channels(outbox));
            });
  }

  /** What waits in all journeys and channels together. */
  public record Waiting(long timersDue, long outboxWaiting, long outboxDead) {}

  /** What waits now. */
  public Waiting waiting() {
    Lag lag = lag();
    return new Waiting(
        lag.journeys.stream().mapToLong(JourneyLag::folds).sum(),
        lag.outboxWaiting,
        lag.outboxDead);
  }

  /** How long the oldest statement has waited that has not taken effect. */
  private long secondsBehind(long handled, Instant now) {
    return context.log().readAfter(handled, 1).stream()
        .mapToLong(next -> Math.max(0, Duration.between(next.stored(), now).toSeconds()))
        .findFirst()
        .orElse(0);
  }

  private static JourneyLag journey(Publication publication, Instant now, Handle tx) {
    return new JourneyLag(
        publication.journey(),
        publication.historyTo() - publication.historyAt(),
        new Agenda(tx).waiting(publication.journey(), now),
        publication.version(),
        Parameters.slug(publication.state()),
        HistoryPace.of(publication, now));
  }

  private static List<ChannelLag> channels(Outbox outbox) {
    Map<String, Long> waiting = outbox.countByChannel(Delivery.State.WAITING);
    Map<String, Long> dead = outbox.countByChannel(Delivery.State.DEAD);
    return Stream.concat(waiting.keySet().stream(), dead.keySet().stream())
        .sorted()
        .distinct()
        .map(
            channel ->
                new ChannelLag(
                    channel, waiting.getOrDefault(channel, 0L), dead.getOrDefault(channel, 0L)))
        .toList();
  }

  /**
   * What is still to be done.
   *
   * @param head {@code seq} of the newest statement
   * @param handled {@code seq} up to which statements have taken effect
   * @param secondsBehind how long the oldest one waits that has not; 0: none waits
   * @param channels where deliveries wait or are dead
   */
  record Lag(
      long head,
      long handled,
      long secondsBehind,
      List<JourneyLag> journeys,
      long outboxWaiting,
      long outboxDead,
      List<ChannelLag> channels) {}

  /**
   * What a journey has still to do.
   *
   * @param history how much of the log is still to be read for its newest version
   * @param folds learners who are to be folded again
   * @param version the newest
   * @param pace how fast history is read; null: none is being read, or it has only begun
   */
  record JourneyLag(
      String journey,
      long history,
      long folds,
      int version,
      String state,
      @Nullable HistoryPace pace) {}

  record ChannelLag(String channel, long waiting, long dead) {}

  /**
   * How fast history is read, on average since the publication.
   *
   * @param perSecond log positions
   * @param secondsLeft an estimate
   */
  record HistoryPace(double perSecond, long secondsLeft) {
    static @Nullable HistoryPace of(Publication publication, Instant now) {
      long millis = Duration.between(publication.publishedAt(), now).toMillis();
      if (publication.state() != Publication.State.COLLECTING
          || publication.historyAt() <= 0
          || millis <= 0) {
        return null;
      }
      double perSecond = publication.historyAt() * 1000.0 / millis;
      long left = publication.historyTo() - publication.historyAt();
      return new HistoryPace(perSecond, (long) Math.ceil(left / perSecond));
    }
  }
}
