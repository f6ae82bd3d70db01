@NullMarked
package org.trailmark.server.jobs;

import org.jspecify.annotations.NullMarked;
