/**
 * Which data of attachments statements refer to, and the sweep of what none does. Where the data
 * lies is behind a seam, {@link org.trailmark.lrs.sql.attachment.SweptAttachments}. References are
 * written on the thread that stores; the sweep has its own, {@code attachment-sweep}.
 */
@NullMarked
package org.trailmark.lrs.sql.attachment;

import org.jspecify.annotations.NullMarked;
