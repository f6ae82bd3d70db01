package org.trailmark.server.app;
import picocli.CommandLine.Command;
@Command(name = "journey", mixinStandardHelpOptions = true)
final class JourneyCommand implements Runnable { public void run() {} }
