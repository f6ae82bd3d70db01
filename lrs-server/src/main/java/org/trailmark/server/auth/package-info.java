/**
 * Who may do what: credentials, their secrets, and the filter that looks at each request. Secrets
 * are kept as hashes only: Argon2id, or SHA-256 of those made here. Called on request threads, and
 * once at the start.
 */
@NullMarked
package org.trailmark.server.auth;

import org.jspecify.annotations.NullMarked;
