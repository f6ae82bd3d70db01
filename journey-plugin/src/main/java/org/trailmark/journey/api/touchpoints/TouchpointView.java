package org.trailmark.journey.api.touchpoints;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.channel.Delivery;
import org.trailmark.journey.channel.Outbox;
import org.trailmark.journey.ledger.Entries;
import org.trailmark.journey.ledger.Entry;
import org.trailmark.journey.ledger.Wish;
import org.trailmark.journey.ledger.Wishes;

/** What the interface says of one touchpoint: what became of it, and why. */
public record TouchpointView(
    String key,
    String journey,
    int run,
    String touchpoint,
    int occurrence,
    String step,
    Instant wantedAt,
    String state,
    @Nullable String gate,
    @Nullable Instant heldUntil,
    @Nullable Instant sentAt,
    boolean basisRevised,
    List<Decision> decisions,
    List<OutboxResource.DeliveryView> deliveries) {

  /** What is to be said of them, in their order. */
  public static List<TouchpointView> of(List<Wish> wishes, Handle tx) {
    List<String> keys = wishes.stream().map(Wish::key).toList();
    Map<String, List<Entry>> entries = new Entries(tx).of(keys);
    Map<String, List<Delivery>> deliveries = new Outbox(tx).ofKeys(keys);
    return wishes.stream()
        .map(
            wish ->
                of(
                    wish,
                    entries.getOrDefault(wish.key(), List.of()),
                    deliveries.getOrDefault(wish.key(), List.of())))
        .toList();
  }

  private static TouchpointView of(Wish wish, List<Entry> entries, List<Delivery> deliveries) {
    return new TouchpointView(
        wish.key(),
        wish.journey(),
        wish.run(),
        wish.touchpoint(),
        wish.occurrence(),
        wish.step(),
        wish.at(),
        Parameters.slug(wish.state()),
        wish.gate(),
        wish.heldUntil(),
        wish.sentAt(),
        wish.basisRevised(),
        entries.stream().map(Decision::of).toList(),
        deliveries.stream().map(OutboxResource.DeliveryView::of).toList());
  }

  /** Where a page that ends with this one goes on. */
  public static String token(Wish last) {
    return last.at().toEpochMilli() + "." + last.key();
  }

  /** Reads a token; null: from the beginning. */
  public static Wishes.@Nullable After after(@Nullable String token) {
    if (token == null) {
      return null;
    }
    int dot = token.indexOf('.');
    if (dot < 0) {
      throw Parameters.wrong("after is what a page gave as more, not " + token);
    }
    return new Wishes.After(
        Instant.ofEpochMilli(Parameters.number("after", token.substring(0, dot))),
        token.substring(dot + 1));
  }

  record Decision(
      Instant at, String decision, String gate, String reason, Map<String, String> numbers) {

    static Decision of(Entry entry) {
      return new Decision(
          entry.at(),
          Parameters.slug(entry.decision()),
          entry.gate(),
          entry.reason(),
          entry.numbers());
    }
  }

  /** Newest first. */
  public record Page(String learner, List<TouchpointView> touchpoints, @Nullable String more) {}
}
