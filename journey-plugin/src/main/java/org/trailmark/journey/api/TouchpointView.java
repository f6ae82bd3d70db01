package org.trailmark.journey.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.channel.Outbox;
import org.trailmark.journey.ledger.Entries;
import org.trailmark.journey.ledger.Wish;
import org.trailmark.journey.ledger.Wishes;

/** What the interface says of one touchpoint: what became of it, and why. */
record TouchpointView(
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

  static TouchpointView of(Wish wish, Handle tx) {
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
        new Entries(tx)
            .of(wish.key()).stream()
                .map(
                    e ->
                        new Decision(
                            e.at(),
                            Parameters.slug(e.decision()),
                            e.gate(),
                            e.reason(),
                            e.numbers()))
                .toList(),
        new Outbox(tx).ofKey(wish.key()).stream().map(OutboxResource.DeliveryView::of).toList());
  }

  /** Where a page that ends with this one goes on. */
  static String token(Wish last) {
    return last.at().toEpochMilli() + "." + last.key();
  }

  /** Reads a token; null: from the beginning. */
  static Wishes.@Nullable After after(@Nullable String token) {
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
      Instant at, String decision, String gate, String reason, Map<String, String> numbers) {}

  /** Newest first. */
  record Page(String learner, List<TouchpointView> touchpoints, @Nullable String more) {}
}
