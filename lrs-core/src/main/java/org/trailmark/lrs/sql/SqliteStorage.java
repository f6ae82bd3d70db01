package org.trailmark.lrs.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.index.TermIndex;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.ActivityReader;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.SignatureReader;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.Storage;

/**
 * Everything in one folder: {@code lrs.db}, {@code attachments/}, and {@code plugins/NAME.db} for
 * each plugin. One process at a time.
 */
public final class SqliteStorage implements Storage {
  private static final int READERS = 8;
  private static final Pattern PLUGIN_NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final String PROBE = "UPDATE probe SET at = ? WHERE id = 1";

  private final InstantSource clock;
  private final DataFolder folder;
  private final SqliteWriter database;
  private final SqliteReader snapshots;
  private final StatementPacker packer;
  private final IndexKeeper keeper;
  private final RunIndex index;
  private final GroupWriter writer;
  private final SqlStatementReader reader;
  private final SqlLog log;
  private final SqlCredentials credentials;
  private final DocumentWriter documentWriter;
  private final SqlDocuments documents;
  private final SqlActivities activities;
  private final AttachmentFiles attachments;
  private final AttachmentSweep sweep;
  private final SqlSignatures signatures;
  private final SqlIdentities identities;
  private final Map<String, SqlitePluginDatabase> plugins = new HashMap<>();

  private SqliteStorage(
      DataFolder folder,
      AttachmentFiles attachments,
      SqliteReader snapshots,
      InstantSource clock,
      IndexShape shape) {
    this.clock = clock;
    this.folder = folder;
    this.snapshots = snapshots;
    this.database = new SqliteWriter(folder.statements());
    SqlDictionaries dictionaries = new SqlDictionaries(snapshots, database);
    this.packer = new StatementPacker(dictionaries);
    TermKeys keys = new TermKeys(snapshots.look(SqliteStorage::secret));
    OldStatements.move(database, keys, packer);
    RunTables runs = new RunTables(snapshots, database);
    TermIndex terms = new TermIndex(shape, runs.runs());
    this.keeper = new IndexKeeper(terms, runs, snapshots, dictionaries, packer);
    this.index = new RunIndex(terms, keys, keeper);
    Statements statements = new Statements(keys, packer);
    CommitListeners listeners = new CommitListeners();
    CommitClock commits =
        new CommitClock(clock, snapshots.look(session -> new MomentTable(session).newest()));
    this.writer = new GroupWriter(database, commits, listeners, keys, packer, index);
    this.reader = new SqlStatementReader(snapshots, index, statements, commits);
    this.log = new SqlLog(snapshots, index, statements, listeners);
    this.credentials = new SqlCredentials(snapshots, database);
    this.documentWriter = new DocumentWriter(database, clock);
    this.documents = new SqlDocuments(snapshots, documentWriter);
    this.activities = new SqlActivities(snapshots);
    this.attachments = attachments;
    this.sweep = new AttachmentSweep(attachments, database, log);
    this.signatures = new SqlSignatures(snapshots);
    this.identities = new SqlIdentities(snapshots, database, clock);
  }

  private static byte[] secret(Session session) throws SQLException {
    try (ResultSet rows = session.prepare("SELECT secret FROM index_secret").executeQuery()) {
      rows.next();
      return rows.getBytes(1);
    }
  }

  /**
   * Opens the storage, makes it where it is missing, and migrates it.
   *
   * @param clock stamps the statements
   * @throws LrsException {@code INVALID_CONFIGURATION} if another process uses the folder; {@code
   *     STORE_UNAVAILABLE} if it cannot be opened, saying why
   */
  public static SqliteStorage open(Path dataDir, InstantSource clock) {
    return open(dataDir, clock, IndexShape.DEFAULT);
  }

  /**
   * The same with another shape of the index, which may differ from one opening to the next.
   *
   * @param clock stamps the statements
   * @param shape a small one shows in a test what a large one does after years
   */
  public static SqliteStorage open(Path dataDir, InstantSource clock, IndexShape shape) {
    DataFolder folder = DataFolder.lock(dataDir);
    SqliteReader snapshots = null;
    SqliteStorage storage = null;
    boolean started = false;
    try {
      migrate(folder.statements());
      AttachmentFiles attachments = AttachmentFiles.open(folder.attachments());
      snapshots = new SqliteReader(folder.statements(), READERS);
      storage = new SqliteStorage(folder, attachments, snapshots, clock, shape);
      storage.start();
      started = true;
      return storage;
    } catch (RuntimeException e) {
      throw SqliteFailure.of(e, folder.statements());
    } finally {
      if (storage == null) {
        if (snapshots != null) {
          snapshots.close();
        }
        folder.close();
      } else if (!started) {
        storage.close();
      }
    }
  }

  private void start() {
    keeper.start(); // first: what the index takes in here may be more than memory should hold
    snapshots.look(index::catchUp);
    writer.start();
    documentWriter.start();
    sweep.start();
  }

  private static void migrate(SqliteFile file) {
    try (HikariDataSource migrator = file.migrator()) {
      Migrations.own("db/lrs/sqlite", "schema_history").run(migrator);
    }
  }

  @Override
  public StatementWriter writer() {
    return writer;
  }

  @Override
  public StatementReader reader() {
    return reader;
  }

  @Override
  public StatementLog log() {
    return log;
  }

  @Override
  public CredentialStore credentials() {
    return credentials;
  }

  @Override
  public DocumentStore documents() {
    return documents;
  }

  @Override
  public ActivityReader activities() {
    return activities;
  }

  @Override
  public AttachmentStore attachments() {
    return attachments;
  }

  @Override
  public SignatureReader signatures() {
    return signatures;
  }

  @Override
  public IdentityStore identities() {
    return identities;
  }

  @Override
  public synchronized PluginDatabase pluginDatabase(
      String name, Optional<String> migrations, ClassLoader classLoader) {
    if (!PLUGIN_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no plugin's name: " + name);
    }
    if (plugins.containsKey(name)) {
      throw new IllegalStateException("the database of " + name + " is open already");
    }
    List<Migrations> all = new ArrayList<>();
    all.add(Migrations.own("db/lrs/plugin", "trailmark_schema_history"));
    migrations.ifPresent(
        location -> all.add(new Migrations(location, "schema_history", classLoader)));
    SqlitePluginDatabase plugin = SqlitePluginDatabase.open(folder.plugin(name), all);
    plugins.put(name, plugin);
    return plugin;
  }

  @Override
  public void check() {
    if (!writer.isAlive() || !documentWriter.isAlive()) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "A writer has ended. Restart Trailmark.");
    }
    log.head();
    database.transaction(
        session -> {
          PreparedStatement probe = session.prepare(PROBE);
          probe.setLong(1, clock.millis());
          return probe.executeUpdate();
        });
  }

  @Override
  public synchronized void close() {
    sweep.close();
    writer.close();
    documentWriter.close();
    keeper.close();
    plugins.values().forEach(SqlitePluginDatabase::close);
    snapshots.close();
    database.close();
    packer.close();
    folder.close();
  }
}
