/** Tests of the import. */
@NullMarked
package org.trailmark.server.importer;

import org.jspecify.annotations.NullMarked;
