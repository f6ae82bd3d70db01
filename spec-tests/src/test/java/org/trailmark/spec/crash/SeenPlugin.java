package org.trailmark.spec.crash;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.xapi.Statement;

/** Writes down every statement that it sees, each time that it does, and counts verbs. */
public final class SeenPlugin implements LrsPlugin<SeenPlugin.Config> {

  /**
   * How much it writes.
   *
   * @param padding so many characters more with each statement; null: none
   */
  public record Config(@Nullable Integer padding) {}

  @Override
  public String name() {
    return "seen";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optional<String> migrations() {
    return Optional.of("db/seen");
  }

  @Override
  public PluginInstance create(Config config, PluginContext context) {
    Integer padding = config.padding();
    return new Instance(context, "x".repeat(padding == null ? 0 : padding));
  }

  private record Instance(PluginContext context, String padding) implements PluginInstance {
    @Override
    public Optional<StatementHandler> handler() {
      return Optional.of(this::write);
    }

    @Override
    public Set<Object> adminResources() {
      return Set.of(new SeenResource(context));
    }

    private void write(List<StoredStatement> statements, Connection tx) throws SQLException {
      try (PreparedStatement insert =
              tx.prepareStatement(
                  "INSERT INTO seen (seq, statement_id, padding) VALUES (?, ?, ?)");
          PreparedStatement count =
              tx.prepareStatement(
                  "INSERT INTO verb_seen (verb, times) VALUES (?, 1)"
                      + " ON CONFLICT (verb) DO UPDATE SET times = verb_seen.times + 1")) {
        for (StoredStatement statement : statements) {
          insert.setLong(1, statement.seq());
          insert.setString(2, statement.id().toString());
          insert.setString(3, padding);
          insert.addBatch();
          count.setString(1, Statement.read(statement.json()).verb().id());
          count.addBatch();
        }
        insert.executeBatch();
        count.executeBatch();
      }
    }
  }

  /** Tells what was seen, in the order of the log. */
  @Path("ids")
  public static final class SeenResource {
    private final PluginContext context;

    SeenResource(PluginContext context) {
      this.context = context;
    }

    @GET
    @Produces("application/json")
    public List<String> ids() {
      return context.database().read(SeenResource::select);
    }

    /** How often each verb was seen. */
    @GET
    @Path("verbs")
    @Produces("application/json")
    public Map<String, Long> verbs() {
      return context.database().read(SeenResource::counts);
    }

    private static Map<String, Long> counts(Connection connection) throws SQLException {
      try (PreparedStatement select =
              connection.prepareStatement("SELECT verb, times FROM verb_seen");
          ResultSet rows = select.executeQuery()) {
        Map<String, Long> counts = new TreeMap<>();
        while (rows.next()) {
          counts.put(rows.getString(1), rows.getLong(2));
        }
        return counts;
      }
    }

    private static List<String> select(Connection connection) throws SQLException {
      try (PreparedStatement select =
              connection.prepareStatement("SELECT statement_id FROM seen ORDER BY seq");
          ResultSet rows = select.executeQuery()) {
        List<String> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
        return ids;
      }
    }
  }
}
