/** An example: a condition that counts days of practice. Pure; called on any thread. */
@NullMarked
package org.example.practicedays;

import org.jspecify.annotations.NullMarked;
