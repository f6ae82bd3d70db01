/**
 * All that a store keeps, as one file to take along: {@link org.trailmark.lrs.bundle.BundleExport}
 * writes it, {@link org.trailmark.lrs.bundle.BundleImport} makes a store of it, whatever database
 * either of them has. Called by the program's commands and by tests, on their threads. What lies
 * where in the file is described in {@code docs/bundle.md}.
 */
@NullMarked
package org.trailmark.lrs.bundle;

import org.jspecify.annotations.NullMarked;
