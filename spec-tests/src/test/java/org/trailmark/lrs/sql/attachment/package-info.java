/** Tests of what nobody outside the package can see, and that need a real PostgreSQL. */
@NullMarked
package org.trailmark.lrs.sql.attachment;

import org.jspecify.annotations.NullMarked;
