/**
 * The plugin SPI: all that an author of learner logic compiles against, beside the statement model.
 *
 * <p>A {@link org.trailmark.lrs.plugin.LrsPlugin} is a named factory, found by {@link
 * java.util.ServiceLoader} on the class path and in {@code plugins/*.jar}. It takes a typed
 * configuration and a {@link org.trailmark.lrs.plugin.PluginContext} and gives a {@link
 * org.trailmark.lrs.plugin.PluginInstance}, whose {@link org.trailmark.lrs.plugin.StatementHandler}
 * is driven from the statement log on one thread of its own. The order of life is
 *
 * <ol>
 *   <li>{@code new} by ServiceLoader: no work, no I/O;
 *   <li>the plugin's database is opened and {@linkplain
 *       org.trailmark.lrs.plugin.LrsPlugin#migrations() migrated};
 *   <li>{@link org.trailmark.lrs.plugin.LrsPlugin#create create}, once;
 *   <li>{@code handle} and {@code onTime} on the plugin's dispatch thread, resources on request
 *       threads, {@code check} on any thread, all after {@code create} and before {@code close};
 *   <li>{@code close}, once, when the dispatch thread has ended and requests are answered no more.
 * </ol>
 *
 * <p>Plugins start in the order of their names and stop in the reverse order. A plugin that fails
 * to start stops the program, before it takes requests; one that fails later is retried, and its
 * bad statement is set aside where an admin sees it; no other plugin and no request notices.
 */
@NullMarked
package org.trailmark.lrs.plugin;

import org.jspecify.annotations.NullMarked;
