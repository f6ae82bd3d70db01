/**
 * Who may do what: programs with their credentials, people with their passwords and sessions, tokens
 * of a provider; the rules of routes, and the filter that keeps them. Secrets are kept as hashes
 * only: Argon2id of what people choose, SHA-256 of what is made here. Called on request threads, and
 * once at the start.
 */
@NullMarked
package org.trailmark.server.auth;

import org.jspecify.annotations.NullMarked;
