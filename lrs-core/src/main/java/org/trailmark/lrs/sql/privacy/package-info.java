/**
 * What is kept of a person, and how it ends: erasure, pseudonyms, retention by age, and legal holds
 * against all of them. Acts go by small steps, each a transaction that takes its turn with the
 * writer and may be the last before a crash: the next start goes on. Called on the threads {@code
 * erasure} and {@code privacy}, and by the daily run of retention.
 */
@NullMarked
package org.trailmark.lrs.sql.privacy;

import org.jspecify.annotations.NullMarked;
