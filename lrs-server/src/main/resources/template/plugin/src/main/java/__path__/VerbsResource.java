package __package__;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.store.PluginDatabase;

/** {@code GET /admin/api/__name__/verbs}: the verbs used most, and how often. */
@Path("verbs")
@Produces(MediaType.APPLICATION_JSON)
public final class VerbsResource {

  private final PluginDatabase database;
  private final int top;

  VerbsResource(PluginDatabase database, int top) {
    this.database = database;
    this.top = top;
  }

  /** Records are answered as JSON objects. */
  public record VerbCount(String verb, long statements) {}

  /** The verbs used most, most first. */
  @GET
  public List<VerbCount> verbs() {
    return database.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT verb, statements FROM verb_count ORDER BY statements DESC, verb LIMIT"
                      + " ?")) {
            query.setInt(1, top);
            List<VerbCount> counts = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                counts.add(new VerbCount(rows.getString(1), rows.getLong(2)));
              }
            }
            return counts;
          }
        });
  }
}
