package org.trailmark.lrs.store;

import java.time.Duration;
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

  UserStore users();

  DocumentStore documents();

  ActivityReader activities();

  AttachmentStore attachments();

  SignatureReader signatures();

  IdentityStore identities();

  DisabledPlugins disabledPlugins();

  SigningKeys signingKeys();

  AuditLog audit();

  StoreTransfer transfer();

  PersonReader persons();

  Eraser eraser();

  Retention retention();

  /**
   * Opens a plugin's own database, makes it where it is missing, and migrates it. Open once for
   * each name at a time; closed with the storage at the latest.
   *
   * @param name the plugin's name
   * @param migrations where the plugin's migrations lie on the class path of {@code classLoader};
   *     empty: none
   */
  PluginDatabase pluginDatabase(String name, Optional<String> migrations, ClassLoader classLoader);

  /**
   * Closes a plugin's database, if it is open, and lets another node run the plugin. Calls in hand
   * have a moment to return; then their SQL is broken off, their connections are closed, and what
   * was not committed is undone.
   *
   * @param name the plugin's name
   * @param patience how long calls in hand may take to return
   */
  Unreturned closePluginDatabase(String name, Duration patience);

  /**
   * What a plugin had not given back when its database was closed.
   *
   * @param calls calls of {@code read} and {@code write} that had not returned
   * @param statements JDBC statements that it left open within such calls, since the database was
   *     opened; they were closed for it
   */
  record Unreturned(int calls, long statements) {}

  /**
   * Whether reading and writing work now.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE}, saying what is wrong
   */
  void check();

  /**
   * Whether it may come to itself when it cannot work now. False: only closing it and opening
   * another helps.
   */
  boolean isAlive();

  @Override
  void close();
}
