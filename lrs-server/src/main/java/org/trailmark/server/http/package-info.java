/**
 * HTTP: the web server, the xAPI resources, and how everything that goes wrong is answered. Each
 * package sees only those before it: {@code transport}, {@code filter}, {@code xapi}, then {@code
 * statements} and {@code documents}, which do not see each other. The other resources of the server
 * share the first two; {@code app} puts all together.
 *
 * <p>Everything here runs on a few request threads, none of which waits for a commit: whoever
 * stores something is answered when the writer says so. Attachments are the exception: their data
 * is forced to disk by the thread that receives it, before the statements go to the writer.
 */
@NullMarked
package org.trailmark.server.http;

import org.jspecify.annotations.NullMarked;
