/**
 * Statements: taken with their attachments and signatures, given back page by page, and what they
 * tell of activities and agents. Called on request threads; what was stored is answered on others,
 * when the writer says so.
 */
@NullMarked
package org.trailmark.server.http.statements;

import org.jspecify.annotations.NullMarked;
