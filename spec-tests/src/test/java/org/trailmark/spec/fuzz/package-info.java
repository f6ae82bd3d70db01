/** What the fuzzer (Jazzer) calls, and the test that runs it for a moment on its kept inputs. */
@NullMarked
package org.trailmark.spec.fuzz;

import org.jspecify.annotations.NullMarked;
