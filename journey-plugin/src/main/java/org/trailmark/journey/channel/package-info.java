/**
 * How a touchpoint reaches a learner. {@link org.trailmark.journey.channel.Inbox} is a row that an
 * LMS or a page pulls; {@link org.trailmark.journey.channel.Webhook} writes into the {@link
 * org.trailmark.journey.channel.Outbox}, which {@link org.trailmark.journey.channel.OutboxWorker}
 * empties on a thread of its own: at least once, with an {@code Idempotency-Key}. E-mail and
 * statements will be further {@link org.trailmark.journey.ledger.Channel}s.
 *
 * <p>Accepting runs on the plugin's dispatch thread in its transaction; queries on any thread.
 */
@NullMarked
package org.trailmark.journey.channel;

import org.jspecify.annotations.NullMarked;
