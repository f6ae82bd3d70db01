/**
 * What others may add to journeys, and what authors of extensions compile against: {@linkplain
 * org.trailmark.journey.extension.ConditionKind conditions}, {@linkplain
 * org.trailmark.journey.extension.MemoryModel models of memory}, {@linkplain
 * org.trailmark.journey.extension.ChannelKind channels}, {@linkplain
 * org.trailmark.journey.extension.Scorer scorers} and {@linkplain
 * org.trailmark.journey.extension.AttributeKind attributes of learners}. An extension is found by
 * {@link java.util.ServiceLoader}, by the name of its interface: on the class path, or in a jar of
 * the server's {@code plugins} folder. Imports nothing of the plugin.
 */
@NullMarked
package org.trailmark.journey.extension;

import org.jspecify.annotations.NullMarked;
