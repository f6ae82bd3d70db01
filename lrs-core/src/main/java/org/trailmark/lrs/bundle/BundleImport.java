package org.trailmark.lrs.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.AttachmentStore.Staged;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.PluginDatabase.SqlWork;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Sha2;

/**
 * Makes a store of a bundle. What an import that failed has written is no store, and nothing goes
 * on from it: statements come after the plugins that follow them, so a plugin would be ahead of the
 * log and stop the start.
 */
public final class BundleImport {
  private static final int AT_ONCE = 500;

  private final Storage storage;
  private final BundleFile bundle;
  private final Map<String, PluginSchema> known;
  private final Set<String> without;
  private long statements;
  private int attachments;

  private BundleImport(
      Storage storage, BundleFile bundle, Map<String, PluginSchema> known, Set<String> without) {
    this.storage = storage;
    this.bundle = bundle;
    this.known = known;
    this.without = without;
  }

  /**
   * How a plugin's tables are made.
   *
   * @param migrations where they lie on the class path of {@code classLoader}; empty: it has none
   */
  public record PluginSchema(Optional<String> migrations, ClassLoader classLoader) {}

  /**
   * What was made.
   *
   * @param plugins whose tables were taken over, so that they go on where they were
   * @param leftOut plugins that were to be left out: they begin at the beginning of the log
   */
  public record Report(
      long statements, int attachments, List<String> plugins, List<String> leftOut) {}

  /**
   * Reads all of a bundle, checks it, and puts it into a store.
   *
   * @param storage open and empty; no plugin's database is open
   * @param known the plugins that are known here, by name
   * @param without plugins whose tables are left out, known or not
   * @throws LrsException {@code INVALID_DOCUMENT} if the bundle is damaged, of another version than
   *     this program reads, or holds plugins that are neither known nor left out: nothing was
   *     written, unless the message says where it stopped; {@code CONFLICT} if the store holds
   *     something
   */
  public static Report read(
      Storage storage, Path file, Map<String, PluginSchema> known, Set<String> without) {
    try (BundleFile bundle = BundleFile.open(file)) {
      BundleImport work = new BundleImport(storage, bundle, known, without);
      work.requireKnown();
      work.requireEmpty();
      return work.readAll();
    } catch (IOException | UncheckedIOException e) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "The bundle " + file + " cannot be read: " + e, e);
    }
  }

  /** What a plugin has sent it would send again, if it began anew without anybody's wish. */
  private void requireKnown() {
    List<String> unknown =
        plugins().stream()
            .filter(plugin -> !known.containsKey(plugin) && !without.contains(plugin))
            .toList();
    if (!unknown.isEmpty()) {
      throw BundleFile.invalid(
          "The bundle holds tables of plugins that are not known here: "
              + String.join(", ", unknown)
              + ". Name the folder of their jars, or leave them out: then each begins at the"
              + " beginning of the log, and may do again what it did. Nothing was imported.");
    }
  }

  private void requireEmpty() {
    List<String> full =
        storage
            .transfer()
            .read(
                connection -> {
                  List<String> found = new ArrayList<>();
                  for (DatabaseTable table : DatabaseTable.ofStore(connection)) {
                    if (!Bundle.MADE_FULL.contains(table.name()) && !table.isEmpty(connection)) {
                      found.add(table.name());
                    }
                  }
                  return found;
                });
    List<String> plugins =
        storage.transfer().plugins().stream().filter(name -> isCarried(name)).toList();
    if (storage.log().head() > 0 || !full.isEmpty() || !plugins.isEmpty()) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "A bundle goes into an empty store alone, and this one holds something: statements up to "
              + storage.log().head()
              + ", tables "
              + full
              + ", plugins "
              + plugins
              + ".");
    }
  }

  private boolean isCarried(String plugin) {
    return bundle.entries().stream()
        .anyMatch(entry -> entry.path().startsWith(Bundle.PLUGINS + plugin + "/"));
  }

  private Report readAll() throws IOException {
    for (Bundle.Entry entry : bundle.entries()) {
      if (entry.path().startsWith(Bundle.ATTACHMENTS)) {
        attachment(entry.path());
      }
    }
    String signatures = Bundle.LRS + Bundle.SIGNATURES + Bundle.LINES;
    tables(
        Bundle.LRS,
        storage.transfer()::write,
        DatabaseTable::ofStore,
        Set.of(Bundle.STATEMENTS, signatures));
    List<String> taken = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (String plugin : plugins()) {
      PluginSchema schema = known.get(plugin);
      if (schema == null || without.contains(plugin)) {
        leftOut.add(plugin);
      } else {
        PluginDatabase database =
            storage.pluginDatabase(plugin, schema.migrations, schema.classLoader);
        tables(Bundle.PLUGINS + plugin + "/", database::write, DatabaseTable::ofPlugin, Set.of());
        taken.add(plugin);
      }
    }
    List<StoredStatement> some = new ArrayList<>();
    bundle.lines(
        Bundle.STATEMENTS,
        line -> {
          some.add(StatementLine.read(line));
          if (some.size() == AT_ONCE) {
            restore(some);
          }
        });
    restore(some);
    tables( // last, because they refer to statements
        Bundle.LRS,
        storage.transfer()::write,
        DatabaseTable::ofStore,
        bundle.entries().stream()
            .map(Bundle.Entry::path)
            .filter(path -> !path.equals(signatures))
            .collect(Collectors.toSet()));
    return new Report(statements, attachments, taken, leftOut);
  }

  private List<String> plugins() {
    return bundle.entries().stream()
        .map(Bundle.Entry::path)
        .filter(path -> path.startsWith(Bundle.PLUGINS))
        .map(path -> path.substring(Bundle.PLUGINS.length()))
        .map(path -> path.substring(0, path.indexOf('/')))
        .distinct()
        .toList();
  }

  private void restore(List<StoredStatement> some) {
    if (!some.isEmpty()) {
      storage.transfer().restore(some);
      statements += some.size();
      some.clear();
    }
  }

  private void attachment(String path) throws IOException {
    Sha2 hash = new Sha2(path.substring(Bundle.ATTACHMENTS.length()));
    try (InputStream in = bundle.open(path);
        Staged staged = storage.attachments().stage(hash, in)) {
      if (!staged.hash().equals(hash)) {
        throw BundleFile.invalid(path + " is not the data that it is called by.");
      }
      staged.keep();
      attachments++;
    }
  }

  /** Lends a connection that writes. */
  private interface Database {
    <T> T write(SqlWork<T> work);
  }

  /** Fills the tables of a folder but for some entries. */
  private void tables(
      String folder, Database database, SqlWork<List<DatabaseTable>> which, Set<String> without)
      throws IOException {
    Map<String, DatabaseTable> tables =
        database.write(which).stream()
            .collect(Collectors.toMap(DatabaseTable::name, table -> table));
    for (Bundle.Entry entry : bundle.entries()) {
      if (entry.path().startsWith(folder) && !without.contains(entry.path())) {
        String name =
            entry.path().substring(folder.length(), entry.path().length() - Bundle.LINES.length());
        DatabaseTable table = tables.get(name);
        if (table == null) {
          throw BundleFile.invalid(
              "There is no table "
                  + name
                  + " here for "
                  + entry.path()
                  + ". Import with the version of Trailmark that exported.");
        }
        fill(table, entry.path(), database);
      }
    }
  }

  /** A new table may have rows that its migrations made: those of the bundle take their place. */
  private void fill(DatabaseTable table, String path, Database database) throws IOException {
    List<Map<String, @Nullable Object>> some = new ArrayList<>();
    database.write(connection -> cleared(table, connection));
    bundle.lines(
        path,
        line -> {
          some.add(RowJson.read(new String(line, UTF_8)));
          if (some.size() == AT_ONCE) {
            insert(table, some, database);
          }
        });
    insert(table, some, database);
  }

  private static boolean cleared(DatabaseTable table, Connection connection) throws SQLException {
    table.clear(connection);
    return true;
  }

  private static void insert(
      DatabaseTable table, List<Map<String, @Nullable Object>> rows, Database database) {
    database.write(
        connection -> {
          table.insert(connection, rows);
          return true;
        });
    rows.clear();
  }
}
