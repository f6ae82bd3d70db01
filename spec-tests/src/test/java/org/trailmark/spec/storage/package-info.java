/**
 * The storage contract kit: what every implementation of {@code org.trailmark.lrs.store} must do,
 * whatever lies beneath. A backend takes part with a subclass of {@link
 * org.trailmark.spec.storage.StorageContract}, one of {@link
 * org.trailmark.spec.storage.QueryProperties} and one of {@link
 * org.trailmark.spec.storage.IdentityProperties}, a few lines each.
 */
@NullMarked
package org.trailmark.spec.storage;

import org.jspecify.annotations.NullMarked;
