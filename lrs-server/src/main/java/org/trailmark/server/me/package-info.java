/**
 * What a learner sees of herself, by a signed link and without a credential: links are made for
 * admins, and requests that carry one are let in as the learner that it speaks for. What she is
 * answered comes from the plugins ({@link
 * org.trailmark.lrs.plugin.PluginInstance#learnerResources}). Called on request threads.
 */
@NullMarked
package org.trailmark.server.me;

import org.jspecify.annotations.NullMarked;
