package org.trailmark.lrs.sql;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.trailmark.lrs.index.IndexShape;
import org.trailmark.lrs.index.TermIndex;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.sql.connection.CommitListeners;
import org.trailmark.lrs.sql.connection.Migrations;
import org.trailmark.lrs.sql.connection.SqlFailure;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.identity.IdentityNews;
import org.trailmark.lrs.sql.log.MomentTable;
import org.trailmark.lrs.sql.log.RecentStatements;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.run.ChangedPlaces;
import org.trailmark.lrs.sql.run.IndexKeeper;
import org.trailmark.lrs.sql.run.RunIndex;
import org.trailmark.lrs.sql.run.RunTables;
import org.trailmark.lrs.sql.sqlite.AttachmentFiles;
import org.trailmark.lrs.sql.sqlite.CommitClock;
import org.trailmark.lrs.sql.sqlite.DataFolder;
import org.trailmark.lrs.sql.sqlite.GivingBack;
import org.trailmark.lrs.sql.sqlite.OldStatements;
import org.trailmark.lrs.sql.sqlite.SqliteFile;

/**
 * Everything in one folder: {@code lrs.db}, {@code attachments/}, and {@code plugins/NAME.db} for
 * each plugin. One process at a time.
 */
public final class SqliteStorage extends SqlStorage {
  private final DataFolder folder;
  private final SqlReader snapshots;
  private final IndexKeeper keeper;
  private final RunIndex index;
  private final GivingBack giving = new GivingBack(this::giveBack);

  private SqliteStorage(
      DataFolder folder,
      SqlCore core,
      IndexKeeper keeper,
      RunIndex index,
      CommitClock commits,
      AttachmentFiles attachments) {
    super(
        core,
        index,
        commits,
        new CommitListeners(),
        new IdentityNews(null),
        attachments,
        RecentStatements.forThisMachine());
    this.folder = folder;
    this.snapshots = core.snapshots();
    this.keeper = keeper;
    this.index = index;
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
    SqlCore core = null;
    SqliteStorage storage = null;
    boolean started = false;
    try {
      SqliteFile file = folder.statements();
      file.migrate(List.of(Migrations.own("db/lrs/sqlite", "schema_history")));
      AttachmentFiles attachments = AttachmentFiles.open(folder.attachments());
      SqlWriter writer = new SqlWriter(file);
      core = SqlCore.open(file, writer, writer, clock);
      storage = make(folder, core, attachments, shape);
      storage.start();
      started = true;
      return storage;
    } catch (RuntimeException e) {
      throw SqlFailure.of(e, folder.statements());
    } finally {
      if (storage == null) {
        if (core != null) {
          core.close();
        }
        folder.close();
      } else if (!started) {
        storage.close();
      }
    }
  }

  private static SqliteStorage make(
      DataFolder folder, SqlCore core, AttachmentFiles attachments, IndexShape shape) {
    OldStatements.move(core.statements(), core.keys(), core.packer());
    RunTables runs = new RunTables(core.snapshots(), core.statements());
    ChangedPlaces changed = new ChangedPlaces(core.keys());
    TermIndex terms = new TermIndex(shape, runs.runs(), changed);
    IndexKeeper keeper =
        new IndexKeeper(terms, runs, core.snapshots(), core.dictionaries(), core.packer());
    RunIndex index = new RunIndex(terms, core.keys(), keeper, changed);
    CommitClock commits =
        new CommitClock(
            core.clock(), core.snapshots().look(session -> new MomentTable(session).newest()));
    return new SqliteStorage(folder, core, keeper, index, commits, attachments);
  }

  private void start() {
    keeper.start(); // first: what the index takes in here may be more than memory should hold
    snapshots.look(index::catchUp);
    startWriting();
    giving.start();
  }

  @Override
  SqlPluginDatabase openPlugin(String name, List<Migrations> migrations) {
    return SqlPluginDatabase.open(folder.plugin(name), migrations, () -> true);
  }

  @Override
  List<String> pluginNames() {
    return folder.plugins();
  }

  @Override
  public boolean isAlive() {
    return super.isAlive() && !keeper.isDamaged();
  }

  @Override
  public void check() {
    super.check();
    if (keeper.isDamaged()) {
      throw IndexKeeper.damage();
    }
  }

  @Override
  public synchronized void close() {
    giving.close();
    stopWriting();
    keeper.close();
    closeDatabases();
    folder.close();
  }
}
