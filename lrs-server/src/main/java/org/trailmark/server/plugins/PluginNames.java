package org.trailmark.server.plugins;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plugin can be called. */
public final class PluginNames {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*");

  /** Taken by the admin interface itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "status",
          "credentials",
          "users",
          "sessions",
          "session",
          "plugins",
          "identities",
          "signatures",
          "statements",
          "learners",
          "learner-links",
          "audit",
          "jobs",
          "feed",
          "changes",
          "privacy",
          "jars",
          "pages",
          "reload");

  private PluginNames() {}

  /** Whether the server itself answers under this name, so that no plugin can have it. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  /**
   * Refuses a name that is of the wrong form, or taken.
   *
   * @param taken the names of the others
   */
  static void check(String name, Collection<String> taken) throws PluginFailure {
    if (!FORM.matcher(name).matches()) {
      throw PluginFailure.because(
          "No plugin can be called \""
              + name
              + "\": a name is lower-case letters, digits and hyphens, and begins with a letter.");
    }
    if (isReserved(name)) {
      throw PluginFailure.because(
          "No plugin can be called \"" + name + "\": the server itself goes by that name.");
    }
    if (taken.contains(name)) {
      throw PluginFailure.because(
          "Another plugin is called \""
              + name
              + "\" already. The plugins are: "
              + String.join(", ", taken)
              + ".");
    }
  }
}
