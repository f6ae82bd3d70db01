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
import java.util.Optional;
import java.util.Set;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.StoredStatement;

/** Writes down every statement that it sees, each time that it does. */
public final class SeenPlugin implements LrsPlugin<SeenPlugin.Config> {

  /** Nothing can be set. */
  public record Config() {}

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
    return new Instance(context);
  }

  private record Instance(PluginContext context) implements PluginInstance {
    @Override
    public Optional<StatementHandler> handler() {
      return Optional.of(Instance::write);
    }

    @Override
    public Set<Object> adminResources() {
      return Set.of(new SeenResource(context));
    }

    private static void write(List<StoredStatement> statements, Connection tx) throws SQLException {
      try (PreparedStatement insert = tx.prepareStatement("INSERT INTO seen VALUES (?, ?)")) {
        for (StoredStatement statement : statements) {
          insert.setLong(1, statement.seq());
          insert.setString(2, statement.id().toString());
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  /** Tells what was seen, in the order of seeing. */
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

    private static List<String> select(Connection connection) throws SQLException {
      try (PreparedStatement select =
              connection.prepareStatement("SELECT statement_id FROM seen ORDER BY rowid");
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
