package org.trailmark.lrs.sql.sqlite;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.trailmark.lrs.index.RunStore.KeptRun;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlFailure;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.run.RunPages;
import org.trailmark.lrs.sql.run.RunTables;
import org.trailmark.lrs.xapi.Sha2;

/**
 * Reads all that a data folder keeps, and tells what a disk has changed of it. The folder may be in
 * use; nothing is written.
 */
public final class StoreCheck {
  private static final int MOST_OF_ONE_PART = 20;
  private static final int ROWS = 1_000;
  private static final String SEQS = "SELECT seq FROM log WHERE seq > ? ORDER BY seq LIMIT " + ROWS;
  private static final String PAGES = "SELECT run, first, page FROM run_page";

  private final Path dataDir;
  private final List<Damage> found = new ArrayList<>();
  private long statements;
  private long attachments;

  private StoreCheck(Path dataDir) {
    this.dataDir = dataDir;
  }

  /**
   * Something that is not what was written.
   *
   * @param part the file or folder, relative to the data folder
   * @param problem what is wrong, in words
   * @param isIndex whether it is the index of statements alone, which is made of them
   */
  public record Damage(String part, String problem, boolean isIndex) {
    public Damage {
      requireNonNull(part, "part");
      requireNonNull(problem, "problem");
    }
  }

  /**
   * What was looked at.
   *
   * @param damages empty: everything is whole; no more than twenty of one kind are listed
   */
  public record Report(long statements, long attachments, List<Damage> damages) {
    public Report {
      damages = List.copyOf(damages);
    }
  }

  /**
   * Checks a data folder.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if nothing is kept there
   */
  public static Report of(Path dataDir) {
    if (!Files.isRegularFile(dataDir.resolve(DataFolder.STATEMENTS))) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "There is no " + dataDir.resolve(DataFolder.STATEMENTS) + ": nothing is kept there.");
    }
    StoreCheck check = new StoreCheck(dataDir);
    check.statements();
    check.attachments();
    check.plugins();
    return new Report(check.statements, check.attachments, check.found);
  }

  private void statements() {
    SqliteFile file = new SqliteFile(dataDir.resolve(DataFolder.STATEMENTS));
    found.addAll(DatabaseCheck.of(file, DataFolder.STATEMENTS));
    SqlWriter nobody = new SqlWriter(file);
    try (SqlCore core = SqlCore.open(file, nobody, nobody, InstantSource.system())) {
      core.snapshots().look(session -> rows(session, core));
      index(file, core);
    } catch (RuntimeException e) {
      add(DataFolder.STATEMENTS, String.valueOf(SqlFailure.of(e, file).getMessage()), false);
    }
  }

  private void index(SqliteFile file, SqlCore core) {
    try {
      core.snapshots().look(this::index);
    } catch (RuntimeException e) {
      add(DataFolder.STATEMENTS, "The index cannot be read: " + SqlFailure.of(e, file), true);
    }
  }

  private boolean rows(Session session, SqlCore core) throws SQLException {
    LogTable log = new LogTable(session);
    int before = found.size();
    for (List<Long> seqs = seqs(session, 0);
        !seqs.isEmpty();
        seqs = seqs(session, seqs.get(seqs.size() - 1))) {
      for (long seq : seqs) {
        statements++;
        if (found.size() - before < MOST_OF_ONE_PART) {
          row(seq, log, core);
        }
      }
    }
    return true;
  }

  private static List<Long> seqs(Session session, long after) throws SQLException {
    PreparedStatement select = session.prepare(SEQS);
    select.setLong(1, after);
    List<Long> seqs = new ArrayList<>(ROWS);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        seqs.add(rows.getLong(1));
      }
    }
    return seqs;
  }

  private void row(long seq, LogTable log, SqlCore core) throws SQLException {
    try {
      LogRow row = log.find(seq);
      if (row != null) { // else erased meanwhile
        core.packer().unpack(row.packed(), row.stored());
      }
    } catch (RuntimeException e) {
      add(
          DataFolder.STATEMENTS,
          "The statement at place " + seq + " is not what was stored.",
          false);
    }
  }

  private boolean index(Session session) throws SQLException {
    long next = 1;
    for (KeptRun run : RunTables.listed(session)) {
      if (run.first() != next || !run.isWhole()) {
        add(DataFolder.STATEMENTS, "The index is damaged, from place " + next + " on.", true);
        return false;
      }
      next = run.last() + 1;
    }
    try (ResultSet rows = session.prepare(PAGES).executeQuery()) {
      while (rows.next()) {
        if (!RunPages.page(rows.getBytes(2), rows.getBytes(3)).isWhole()) {
          add(DataFolder.STATEMENTS, "The index is damaged, in run " + rows.getLong(1) + ".", true);
          return false;
        }
      }
    }
    return true;
  }

  private void attachments() {
    Path folder = dataDir.resolve(DataFolder.ATTACHMENTS);
    if (!Files.isDirectory(folder)) {
      return;
    }
    AttachmentFiles files = AttachmentFiles.in(folder);
    int before = found.size();
    for (Sha2 hash : files.keptBefore(Instant.MAX)) {
      attachments++;
      if (found.size() - before < MOST_OF_ONE_PART) {
        attachment(hash, files.place(hash));
      }
    }
  }

  private void attachment(Sha2 hash, Path file) {
    String part = dataDir.relativize(file).toString();
    MessageDigest digest = hash.newDigest();
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      if (!Sha2.of(digest).equals(hash)) {
        add(part, "The attachment is not what was stored.", false);
      }
    } catch (IOException e) {
      if (Files.exists(file)) { // else swept meanwhile
        add(part, "The attachment cannot be read: " + e, false);
      }
    }
  }

  private void plugins() {
    Path folder = dataDir.resolve(DataFolder.PLUGINS);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".db"))
          .sorted()
          .forEach(
              file ->
                  found.addAll(
                      DatabaseCheck.of(new SqliteFile(file), dataDir.relativize(file).toString())));
    } catch (IOException e) {
      add(DataFolder.PLUGINS, "The folder cannot be read: " + e, false);
    }
  }

  private void add(String part, String problem, boolean isIndex) {
    found.add(new Damage(part, problem, isIndex));
  }
}
