/**
 * A person's rights over her data: told all that is kept of her, erased, kept under a pseudonym, or
 * held against both, with receipts that anybody can verify. Asks every part of the system what it
 * keeps; what is asked of plugins comes in by way of {@link
 * org.trailmark.server.privacy.PluginData}. Resources are called on request threads; what takes
 * long runs on threads of the package's own.
 */
@NullMarked
package org.trailmark.server.privacy;

import org.jspecify.annotations.NullMarked;
