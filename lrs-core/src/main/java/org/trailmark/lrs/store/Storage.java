package org.trailmark.lrs.store;

import java.util.Optional;

/**
 * A place that keeps everything: all the ports over one database. Opened by its implementation's
 * factory method; closed once, by whoever opened it, after everybody else has stopped.
 */
public interface Storage extends AutoCloseable {

  StatementWriter writer();

  StatementReader reader();

  StatementLog log();

  CredentialStore credentials();

  DocumentStore documents();

  ActivityReader activities();

  AttachmentStore attachments();

  SignatureReader signatures();

  IdentityStore identities();

  /**
   * Opens a plugin's own database, makes it where it is missing, and migrates it. Opened once for
   * each name; closed with the storage.
   *
   * @param name the plugin's name
   * @param migrations where the plugin's migrations lie on the class path of {@code classLoader};
   *     empty: none
   */
  PluginDatabase pluginDatabase(String name, Optional<String> migrations, ClassLoader classLoader);

  /**
   * Whether reading and writing work now.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}, saying what is wrong
   */
  void check();

  @Override
  void close();
}
