package org.trailmark.lrs.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.trailmark.lrs.hash.Sha256;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AttachmentStore;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.PluginDatabase.SqlWork;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Sha2;

/** Writes a bundle. What is followed comes after what follows it: see the package {@code sql}. */
public final class BundleExport {
  private static final int PAGE = 500;

  /** The same in every bundle, so that equal stores differ in the header alone. */
  private static final long NO_TIME = 315_532_800_000L;

  private final Storage storage;
  private final ZipOutputStream zip;
  private final List<Bundle.Entry> entries = new ArrayList<>();

  private BundleExport(Storage storage, ZipOutputStream zip) {
    this.storage = storage;
    this.zip = zip;
  }

  /**
   * Writes all that a store keeps.
   *
   * @param storage open; no plugin's database is
   * @param file where nothing is yet; it is there when it is whole
   * @param without plugins whose databases are made again from the log
   * @param program the version of this program
   * @throws LrsException {@code CONFLICT} if the file is there; {@code STORE_UNAVAILABLE} if
   *     something cannot be read or written
   */
  public static Bundle.Manifest write(
      Storage storage, Path file, Set<String> without, String program, Instant now) {
    if (Files.exists(file)) {
      throw new LrsException(
          ProblemCode.CONFLICT, file + " is there already, and nothing is overwritten.");
    }
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Bundle.Manifest manifest;
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(draft))) {
        BundleExport export = new BundleExport(storage, zip);
        export.json(
            Bundle.HEADER,
            new Bundle.Header(
                Bundle.FORMAT, Bundle.VERSION, program, now.truncatedTo(ChronoUnit.SECONDS)));
        export.writeAll(without);
        manifest = new Bundle.Manifest(export.entries);
        export.json(Bundle.MANIFEST, manifest);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } catch (IOException | UncheckedIOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The bundle cannot be written: " + e, e);
    }
  }

  private void writeAll(Set<String> without) throws IOException {
    for (String plugin : storage.transfer().plugins()) {
      if (!without.contains(plugin)) {
        PluginDatabase database =
            storage.pluginDatabase(plugin, Optional.empty(), getClass().getClassLoader());
        tables(Bundle.PLUGINS + plugin + "/", database::read, DatabaseTable::ofPlugin);
      }
    }
    tables(Bundle.LRS, storage.transfer()::read, DatabaseTable::ofStore);
    entry(Bundle.STATEMENTS, this::statements);
    for (String sha2 : storage.transfer().read(BundleExport::referredTo)) {
      AttachmentStore.Kept kept = storage.attachments().find(new Sha2(sha2)).orElse(null);
      if (kept != null) { // else its statement has a fileUrl alone
        entry(
            Bundle.ATTACHMENTS + sha2,
            out -> {
              try (InputStream in = kept.open()) {
                in.transferTo(out);
              }
            });
      }
    }
  }

  private static List<String> referredTo(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT sha2 FROM attachment_reference")) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found.stream().sorted().toList();
    }
  }

  /** Lends a connection that reads. */
  private interface Database {
    <T> T read(SqlWork<T> work);
  }

  private void tables(String folder, Database database, SqlWork<List<DatabaseTable>> which) {
    database.read(
        connection -> {
          for (DatabaseTable table : which.run(connection)) {
            try {
              entry(
                  folder + table.name() + Bundle.LINES,
                  out -> {
                    try {
                      table.read(connection, row -> out.write(RowJson.write(row)));
                    } catch (SQLException e) {
                      throw new IOException(e);
                    }
                  });
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
          return true;
        });
  }

  /** The bytes of a statement as they are: whoever reads JSON may lose how a number was written. */
  private void statements(OutputStream out) throws IOException {
    long seq = 0;
    List<StoredStatement> page = storage.log().readAfter(seq, PAGE);
    while (!page.isEmpty()) {
      for (StoredStatement statement : page) {
        seq = statement.seq();
        out.write(StatementLine.write(statement));
      }
      page = storage.log().readAfter(seq, PAGE);
    }
  }

  private void json(String path, Object value) throws IOException {
    zip.putNextEntry(timeless(path));
    zip.write(Bundle.JSON.writeValueAsString(value).getBytes(UTF_8));
    zip.closeEntry();
  }

  private void entry(String path, Content content) throws IOException {
    zip.putNextEntry(timeless(path));
    Counted counted = new Counted(zip);
    content.write(counted);
    counted.flush();
    zip.closeEntry();
    entries.add(new Bundle.Entry(path, counted.size, counted.sha256()));
  }

  private static ZipEntry timeless(String path) {
    ZipEntry entry = new ZipEntry(path);
    entry.setTime(NO_TIME);
    return entry;
  }

  /** Writes an entry. */
  @FunctionalInterface
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Counts what goes through and digests it. */
  private static final class Counted extends DigestOutputStream {
    private long size;

    Counted(OutputStream out) {
      super(out, Sha256.digest());
    }

    @Override
    public void write(int octet) throws IOException {
      size++;
      super.write(octet);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
      size += length;
      super.write(octets, from, length);
    }

    String sha256() {
      return HexFormat.of().formatHex(getMessageDigest().digest());
    }
  }
}
