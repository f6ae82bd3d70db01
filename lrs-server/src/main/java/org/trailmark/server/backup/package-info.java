/**
 * Backups of a data folder: made while a server uses it, checked, and restored. Called by commands.
 * Databases are copied before what they need, so that no copy points at what is not there: plugins
 * first, then the log that they follow, then the attachments that it refers to.
 */
@NullMarked
package org.trailmark.server.backup;

import org.jspecify.annotations.NullMarked;
