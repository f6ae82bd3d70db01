package org.example.teamboard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.xapi.Ifi;

/** {@code GET /admin/api/team-board/boards}: how far each team has come this week. */
@Path("boards")
@Produces(MediaType.APPLICATION_JSON)
public final class BoardsResource {
  private static final int PAGE = 50;

  private final PluginContext context;
  private final int goal;
  private final int smallest;

  BoardsResource(PluginContext context, int goal, int smallest) {
    this.context = context;
    this.goal = goal;
    this.smallest = smallest;
  }

  /**
   * One team.
   *
   * @param done how much its people completed, each thing once for each of them; null: the team is
   *     too small to be shown
   */
  public record Board(String team, int goal, @Nullable Integer done) {}

  /**
   * Teams in the order of their identifiers, not of what they did.
   *
   * @param more what the next page comes after; null: this is the last
   */
  public record Page(List<Board> boards, @Nullable String more) {}

  /** A page of teams that completed anything this week. */
  @GET
  public Page boards(@QueryParam("after") @Nullable String after) {
    Week week = Week.of(context.clock().instant());
    return context.database().read(c -> page(week, after == null ? "" : after, c));
  }

  private Page page(Week week, String after, Connection connection) throws SQLException {
    List<Board> boards = new ArrayList<>();
    String last = after;
    try (PreparedStatement teams =
        connection.prepareStatement(
            "SELECT team, MAX(name) FROM done WHERE week = ? AND team > ?"
                + " GROUP BY team ORDER BY team LIMIT ?")) {
      teams.setLong(1, week.monday());
      teams.setString(2, after);
      teams.setInt(3, PAGE + 1);
      try (ResultSet rows = teams.executeQuery()) {
        while (rows.next()) {
          if (boards.size() == PAGE) {
            return new Page(boards, last);
          }
          last = rows.getString(1);
          boards.add(new Board(rows.getString(2), goal, done(week, last, connection)));
        }
      }
    }
    return new Page(boards, null);
  }

  /** Counts persons, not agents: who has two addresses is one of them, from the day it is known. */
  private @Nullable Integer done(Week week, String team, Connection connection)
      throws SQLException {
    Set<String> people = new HashSet<>();
    Set<Map.Entry<String, String>> things = new HashSet<>();
    try (PreparedStatement done =
        connection.prepareStatement(
            "SELECT DISTINCT learner, activity FROM done WHERE week = ? AND team = ?")) {
      done.setLong(1, week.monday());
      done.setString(2, team);
      try (ResultSet rows = done.executeQuery()) {
        while (rows.next()) {
          Ifi agent = Ifi.ofKey(rows.getString(1));
          String person = context.identities().person(agent).get(0).key();
          people.add(person);
          things.add(Map.entry(person, rows.getString(2)));
        }
      }
    }
    return people.size() < smallest ? null : things.size();
  }
}
