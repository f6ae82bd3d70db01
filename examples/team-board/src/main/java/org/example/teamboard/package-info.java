/**
 * An example of a whole plugin: how much each team has completed this week. It shows teams and no
 * persons, and nothing of a team so small that it would show a person.
 */
@NullMarked
package org.example.teamboard;

import org.jspecify.annotations.NullMarked;
