package org.trailmark.lrs.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.sql.connection.CommitListeners;
import org.trailmark.lrs.sql.connection.Migrations;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlFailure;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.identity.IdentityNews;
import org.trailmark.lrs.sql.log.RecentStatements;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.postgres.DictionaryLessons;
import org.trailmark.lrs.sql.postgres.PostgresAddress;
import org.trailmark.lrs.sql.postgres.PostgresAttachments;
import org.trailmark.lrs.sql.postgres.PostgresIndex;
import org.trailmark.lrs.sql.postgres.PostgresNode;
import org.trailmark.lrs.sql.postgres.PostgresOrder;
import org.trailmark.lrs.sql.postgres.PostgresSource;

/**
 * Everything in one PostgreSQL database: a schema for the store, and one for each plugin. Several
 * nodes may use it at once; all of them take statements and answer queries, and each plugin runs on
 * one of them.
 */
public final class PostgresStorage extends SqlStorage {
  private static final String PLUGINS =
      "SELECT table_schema FROM information_schema.tables WHERE table_name ="
          + " 'trailmark_checkpoint'";

  private final PostgresSource source;
  private final SqlReader snapshots;
  private final PostgresNode node;
  private final PostgresOrder order;
  private final DictionaryLessons lessons;
  private final SqlWriter uploads;

  private PostgresStorage(
      PostgresSource source, SqlCore core, PostgresOrder order, DictionaryLessons lessons) {
    this(
        source,
        core,
        order,
        lessons,
        new CommitListeners(),
        new IdentityNews(PostgresNode.channel(source)),
        new SqlWriter(source));
  }

  private PostgresStorage(
      PostgresSource source,
      SqlCore core,
      PostgresOrder order,
      DictionaryLessons lessons,
      CommitListeners listeners,
      IdentityNews news,
      SqlWriter uploads) {
    super(
        core,
        new PostgresIndex(lessons),
        order,
        listeners,
        news,
        new PostgresAttachments(core.snapshots(), uploads, InstantSource.system()),
        RecentStatements.none());
    this.source = source;
    this.snapshots = core.snapshots();
    this.order = order;
    this.lessons = lessons;
    this.uploads = uploads;
    this.node = new PostgresNode(source, listeners, news);
  }

  /**
   * Opens the storage, makes its schema where it is missing, and migrates it.
   *
   * @param url {@code jdbc:postgresql://HOST:PORT/NAME?user=NAME&password=SECRET}, and whatever
   *     else PostgreSQL's driver knows; never shown beyond the question mark
   * @param clock stamps the statements; nodes of one database should agree on the time
   * @throws LrsException {@code INVALID_CONFIGURATION} if the URL is none; {@code
   *     STORE_UNAVAILABLE} if the database cannot be used, saying why
   */
  public static PostgresStorage open(String url, InstantSource clock) {
    PostgresAddress address = PostgresAddress.parse(url);
    PostgresSource source = PostgresSource.ofStore(address);
    try {
      source.migrate(List.of(Migrations.own("db/lrs/postgres", "schema_history")));
      SqlCore core =
          SqlCore.open(
              source,
              new SqlWriter(source),
              new SqlWriter(source.takingTurnsAt("everything but statements")),
              clock);
      PostgresStorage storage =
          new PostgresStorage(
              source,
              core,
              new PostgresOrder(new SqlWriter(source), clock, PostgresNode.channel(source)),
              new DictionaryLessons(core.dictionaries(), core.packer()));
      storage.node.start();
      storage.startWriting();
      return storage;
    } catch (RuntimeException e) {
      throw SqlFailure.of(e, source);
    }
  }

  @Override
  SqlPluginDatabase openPlugin(String name, List<Migrations> migrations) {
    return SqlPluginDatabase.open(
        PostgresSource.ofPlugin(source.address(), name), migrations, node.turnAt(name));
  }

  @Override
  List<String> pluginNames() {
    return snapshots.look(this::pluginNames);
  }

  /** The others' schemas may begin alike, so the names are compared here. */
  private List<String> pluginNames(Session session) throws SQLException {
    String prefix = source.schema() + "_";
    List<String> names = new ArrayList<>();
    try (ResultSet rows = session.prepare(PLUGINS).executeQuery()) {
      while (rows.next()) {
        if (rows.getString(1).startsWith(prefix)) {
          names.add(rows.getString(1).substring(prefix.length()));
        }
      }
    }
    return names.stream().sorted().toList();
  }

  @Override
  void letGo(String plugin) {
    node.letGo(plugin);
  }

  @Override
  public synchronized void close() {
    stopWriting();
    lessons.close();
    node.close();
    uploads.close();
    order.close();
    closeDatabases();
  }
}
