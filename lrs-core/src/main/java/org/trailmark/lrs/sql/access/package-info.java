/**
 * Who may come in, and what was done: credentials, users and their sessions, keys that sign
 * learners' links, the audit log. Called on request threads.
 */
@NullMarked
package org.trailmark.lrs.sql.access;

import org.jspecify.annotations.NullMarked;
