/**
 * How a touchpoint reaches a learner. {@link org.trailmark.journey.channel.Inbox} is a row that an
 * LMS or a page pulls. The other channels are each an {@link
 * org.trailmark.journey.channel.OutboxChannel}: they write into the {@link
 * org.trailmark.journey.channel.Outbox}, and an {@link org.trailmark.journey.channel.OutboxWorker}
 * of each empties it on a thread of its own, at least once. What waits there is brought by a {@link
 * org.trailmark.journey.extension.Carrier}, ours (to a webhook, a mail server, the store) or that
 * of an extension's {@link org.trailmark.journey.extension.ChannelKind}.
 *
 * <p>Accepting runs on the plugin's dispatch thread in its transaction; queries on any thread.
 */
@NullMarked
package org.trailmark.journey.channel;

import org.jspecify.annotations.NullMarked;
