/**
 * The storage contract kit: what every implementation of {@code org.trailmark.lrs.store} must do,
 * whatever lies beneath. A backend takes part with one subclass of {@link
 * org.trailmark.spec.storage.StorageContract} and one of {@link
 * org.trailmark.spec.storage.StorageContract}, a few lines.
 */
@NullMarked
package org.trailmark.spec.storage;

import org.jspecify.annotations.NullMarked;
