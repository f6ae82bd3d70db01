/**
 * The audit log over HTTP: a filter that writes every changing request of the admin REST into it,
 * before it is done and after, and the resource that answers with it. Called on request threads.
 */
@NullMarked
package org.trailmark.server.audit;

import org.jspecify.annotations.NullMarked;
