package org.trailmark.server.plugins;

/** What a plugin does, or why it does not. */
public enum PluginState {
  /** It works. */
  RUNNING,
  /** An admin has stopped it; it starts with the program, or when an admin says so. */
  STOPPED,
  /** An admin has disabled it; it does not start with the program either. */
  DISABLED,
  /** It did not start, or was stopped because it could not go on. */
  FAILED
}
