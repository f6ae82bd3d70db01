/**
 * Documents of states and profiles. Read on the caller's thread; changed on one thread, {@code
 * document-writer}, many in one transaction.
 */
@NullMarked
package org.trailmark.lrs.sql.document;

import org.jspecify.annotations.NullMarked;
