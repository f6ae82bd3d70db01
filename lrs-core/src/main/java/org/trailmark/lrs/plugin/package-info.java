/**
 * The plugin SPI: all that an author of learner logic compiles against, beside the statement model.
 *
 * <p>A {@link org.trailmark.lrs.plugin.LrsPlugin} is a named factory, found by {@link
 * java.util.ServiceLoader} on the class path and in {@code plugins/*.jar}, whose jars see {@link
 * org.trailmark.lrs.plugin.Api#PACKAGES this API} and nothing else of the program. It takes a typed
 * configuration and a {@link org.trailmark.lrs.plugin.PluginContext} and gives a {@link
 * org.trailmark.lrs.plugin.PluginInstance}, whose {@link org.trailmark.lrs.plugin.StatementHandler}
 * is driven from the statement log on one thread of its own. The order of life is
 *
 * <ol>
 *   <li>{@code new} by ServiceLoader: no work, no I/O;
 *   <li>the plugin's database is opened and {@linkplain
 *       org.trailmark.lrs.plugin.LrsPlugin#migrations() migrated};
 *   <li>{@link org.trailmark.lrs.plugin.LrsPlugin#create create}, once;
 *   <li>{@code handle} and {@code onTime} on the plugin's dispatch thread, {@linkplain
 *       org.trailmark.lrs.plugin.PluginTask tasks} on its thread for tasks, resources, events and
 *       jobs on request threads, {@code check} and personal data on threads of their own; all after
 *       {@code create} and before {@code close};
 *   <li>{@code close}, once, when those threads have ended and requests are answered no more.
 * </ol>
 *
 * <p>Who is who changes beside the log: agents are linked and unlinked, which is told as events. A
 * plugin that goes by persons keeps, in its own database, the {@code seq} of the last event that it
 * took. In {@code onTime} it reads what came {@linkplain
 * org.trailmark.lrs.store.IdentityReader#readAfter after} that, takes a piece, and writes effect
 * and {@code seq} through the same transaction, so that each event takes effect exactly once, in
 * the order of commit. {@code onTime} is called after every change, and at the start and whenever a
 * node takes over, so that none is missed. Between events and statements there is no order: a
 * statement may be handled before or after a link that was made before it. Come to the same either
 * way.
 *
 * <p>Plugins start in the order of their names and stop in the reverse order. An admin may stop one
 * and start it again while the program runs: the same order of life, once more. A plugin of the
 * class path that fails to start stops the program, before it takes requests; one of a jar is shown
 * as failed. One whose call throws later is called again, and its bad statement is set aside where
 * an admin sees it. One that does not come back from a call, allocates without measure, lacks a
 * class or runs out of memory is stopped and shown as failed. No other plugin and no request
 * notices.
 */
@NullMarked
package org.trailmark.lrs.plugin;

import org.jspecify.annotations.NullMarked;
