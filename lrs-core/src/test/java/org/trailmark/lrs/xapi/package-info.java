@org.jspecify.annotations.NullMarked
package org.trailmark.lrs.xapi;
