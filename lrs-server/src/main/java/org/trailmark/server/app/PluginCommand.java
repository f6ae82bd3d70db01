package org.trailmark.server.app;

import picocli.CommandLine.Command;

/** {@code trailmark plugin}. */
@Command(
    name = "plugin",
    description = "For those who write plugins, and those who install them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PluginNewCommand.class, PluginCheckCommand.class})
final class PluginCommand {}
