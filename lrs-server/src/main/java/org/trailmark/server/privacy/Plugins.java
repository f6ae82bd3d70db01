package org.trailmark.server.privacy;

import java.util.List;

/** What plugins keep of people. */
public interface Plugins {

  /** Of each plugin that runs. */
  List<PluginData> running();

  /** The names of those that do not run, whom nobody can ask. */
  List<String> idle();
}
