package org.trailmark.lrs.sql;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.access.SqlAuditLog;
import org.trailmark.lrs.sql.access.SqlCredentials;
import org.trailmark.lrs.sql.access.SqlSigningKeys;
import org.trailmark.lrs.sql.access.SqlUsers;
import org.trailmark.lrs.sql.attachment.AttachmentSweep;
import org.trailmark.lrs.sql.attachment.SweptAttachments;
import org.trailmark.lrs.sql.commit.CommitOrder;
import org.trailmark.lrs.sql.commit.GroupWriter;
import org.trailmark.lrs.sql.commit.LogRestore;
import org.trailmark.lrs.sql.commit.Origins;
import org.trailmark.lrs.sql.connection.CommitListeners;
import org.trailmark.lrs.sql.connection.Migrations;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.document.DocumentWriter;
import org.trailmark.lrs.sql.document.SqlDocuments;
import org.trailmark.lrs.sql.identity.IdentityNews;
import org.trailmark.lrs.sql.identity.SqlIdentities;
import org.trailmark.lrs.sql.log.RecentStatements;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.Statements;
import org.trailmark.lrs.sql.privacy.SqlEraser;
import org.trailmark.lrs.sql.privacy.SqlPersons;
import org.trailmark.lrs.sql.privacy.SqlRetention;
import org.trailmark.lrs.sql.read.SqlActivities;
import org.trailmark.lrs.sql.read.SqlLog;
import org.trailmark.lrs.sql.read.SqlSignatures;
import org.trailmark.lrs.sql.read.SqlStatementReader;
import org.trailmark.lrs.store.ActivityReader;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.AuditLog;
import org.trailmark.lrs.store.CredentialStore;
import org.trailmark.lrs.store.DisabledPlugins;
import org.trailmark.lrs.store.DocumentStore;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.store.IdentityStore;
import org.trailmark.lrs.store.PersonReader;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.Retention;
import org.trailmark.lrs.store.SignatureReader;
import org.trailmark.lrs.store.SigningKeys;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.StoreTransfer;
import org.trailmark.lrs.store.UserStore;

/** All the ports over one database: what SQLite and PostgreSQL have in common. */
abstract class SqlStorage implements Storage {
  private static final Pattern PLUGIN_NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final String PROBE = "UPDATE probe SET at = ? WHERE id = 1";

  private final SqlCore core;
  private final GroupWriter writer;
  private final SqlStatementReader reader;
  private final SqlLog log;
  private final SqlCredentials credentials;
  private final SqlUsers users;
  private final DocumentWriter documentWriter;
  private final SqlDocuments documents;
  private final SqlActivities activities;
  private final SweptAttachments attachments;
  private final AttachmentSweep sweep;
  private final SqlSignatures signatures;
  private final SqlIdentities identities;
  private final SqlDisabledPlugins disabledPlugins;
  private final SqlSigningKeys signingKeys;
  private final SqlAuditLog audit;
  private final SqlTransfer transfer;
  private final SqlPersons persons;
  private final SqlEraser eraser;
  private final SqlRetention retention;
  private final Map<String, SqlPluginDatabase> plugins = new HashMap<>();

  /** Runs nothing yet: see {@link #startWriting()}. */
  SqlStorage(
      SqlCore core,
      StatementIndex index,
      CommitOrder order,
      CommitListeners listeners,
      IdentityNews news,
      SweptAttachments attachments,
      RecentStatements recent) {
    this.core = core;
    Statements statements = new Statements(core.keys(), core.packer(), recent);
    SqlReader snapshots = core.snapshots();
    SqlWriter others = core.others();
    Origins origins = new Origins();
    this.writer =
        new GroupWriter(
            core.statements(),
            order,
            listeners,
            core.keys(),
            core.packer(),
            index,
            recent,
            origins);
    this.reader = new SqlStatementReader(snapshots, index, statements, order);
    this.log = new SqlLog(snapshots, index, statements, listeners, origins);
    this.credentials = new SqlCredentials(snapshots, others);
    this.users = new SqlUsers(snapshots, others);
    this.documentWriter = new DocumentWriter(others, core.clock());
    this.documents = new SqlDocuments(snapshots, documentWriter);
    this.activities = new SqlActivities(snapshots);
    this.attachments = attachments;
    this.sweep = new AttachmentSweep(attachments, others, log);
    this.signatures = new SqlSignatures(snapshots);
    this.identities = new SqlIdentities(snapshots, others, core.clock(), news);
    this.disabledPlugins = new SqlDisabledPlugins(snapshots, others);
    this.signingKeys = new SqlSigningKeys(snapshots, others);
    this.audit = new SqlAuditLog(snapshots, others, core.clock());
    this.transfer = new SqlTransfer(core, this::pluginNames, new LogRestore(core, order, index));
    this.persons = new SqlPersons(snapshots);
    this.eraser = new SqlEraser(core, index, order, recent, attachments, this::compact);
    this.retention = new SqlRetention(core, index, order, recent, attachments);
  }

  /** To be called once, when everything else is ready. */
  void startWriting() {
    writer.start();
    documentWriter.start();
    sweep.start();
  }

  /** Where the database of a plugin lies. */
  abstract SqlPluginDatabase openPlugin(String name, List<Migrations> migrations);

  /** The plugins that have a database here, in order. */
  abstract List<String> pluginNames();

  /** This node runs the plugin no more, and others may. */
  void letGo(String plugin) {}

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
  public UserStore users() {
    return users;
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
  public DisabledPlugins disabledPlugins() {
    return disabledPlugins;
  }

  @Override
  public SigningKeys signingKeys() {
    return signingKeys;
  }

  @Override
  public AuditLog audit() {
    return audit;
  }

  @Override
  public StoreTransfer transfer() {
    return transfer;
  }

  @Override
  public PersonReader persons() {
    return persons;
  }

  @Override
  public Eraser eraser() {
    return eraser;
  }

  @Override
  public Retention retention() {
    return retention;
  }

  private void compact() {
    core.others().compact();
    openPlugins().forEach(SqlPluginDatabase::compact);
  }

  /** All databases that are open give back what is taken for writing much, where nobody does. */
  void giveBack() {
    core.others().giveBack();
    openPlugins().forEach(SqlPluginDatabase::giveBack);
  }

  private synchronized List<SqlPluginDatabase> openPlugins() {
    return List.copyOf(plugins.values());
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
    SqlPluginDatabase plugin = openPlugin(name, all);
    plugins.put(name, plugin);
    return plugin;
  }

  @Override
  public synchronized Unreturned closePluginDatabase(String name, Duration patience) {
    SqlPluginDatabase open = plugins.remove(name);
    if (open == null) {
      return new Unreturned(0, 0);
    }
    try {
      return open.close(patience);
    } finally {
      letGo(name);
    }
  }

  @Override
  public boolean isAlive() {
    return writer.isAlive() && documentWriter.isAlive();
  }

  @Override
  public void check() {
    if (!writer.isAlive() || !documentWriter.isAlive()) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "A writer has ended. Restart Trailmark.");
    }
    attachments.check();
    log.head();
    core.others()
        .transaction(
            session -> {
              PreparedStatement probe = session.prepare(PROBE);
              probe.setLong(1, core.clock().millis());
              return probe.executeUpdate();
            });
  }

  /** Finishes what was accepted; nothing is taken any more. */
  void stopWriting() {
    sweep.close();
    writer.close();
    documentWriter.close();
  }

  /** Closes every way into the database. */
  synchronized void closeDatabases() {
    plugins.values().forEach(SqlPluginDatabase::close);
    core.close();
  }
}
