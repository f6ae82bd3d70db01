/**
 * HTTP: the web server, the xAPI resources, and how everything that goes wrong is answered. The
 * other resources share its filters; {@code app} puts them together. Everything here runs on a few
 * request threads, none of which waits for a commit: whoever stores something is answered when the
 * writer says so.
 *
 * <p>Attachments are the exception to the last: their data is forced to disk by the thread that
 * receives it, before the statements go to the writer.
 */
@NullMarked
package org.trailmark.server.http;

import org.jspecify.annotations.NullMarked;
