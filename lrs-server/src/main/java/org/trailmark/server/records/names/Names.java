package org.trailmark.server.records.names;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.trailmark.lrs.hash.ShortId;
import org.trailmark.lrs.xapi.Ifi;

/** Finds names by their ids and ids by their names, as one transaction sees them. */
public final class Names {
  private static final String AGENT = "SELECT id, hash, kind, ifi, name, person FROM agent";
  private static final String TERM = "SELECT id, text, name, type FROM term";
  private static final int AT_ONCE = 500;

  private final Connection tx;

  public Names(Connection tx) {
    this.tx = tx;
  }

  /** Reads a row. */
  private interface Read<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> list(String sql, Read<T> read, Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(read.of(rows));
        }
      }
    }
    return found;
  }

  private IdSet ids(String sql, Object... values) throws SQLException {
    IdSet ids = new IdSet();
    try (PreparedStatement select = tx.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
    }
    return ids;
  }

  /** Numbers of ours, so they may stand in the command as they are. */
  private static String in(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(",", " IN (", ")"));
  }

  private <T> List<T> byId(String sql, Collection<Long> ids, Read<T> read) throws SQLException {
    List<Long> wanted = ids.stream().filter(id -> id != 0).distinct().toList();
    List<T> found = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i += AT_ONCE) {
      List<Long> some = wanted.subList(i, Math.min(i + AT_ONCE, wanted.size()));
      found.addAll(list(sql + " WHERE id" + in(some), read));
    }
    return found;
  }

  /** The terms with these ids; 0 has none. */
  public Map<Long, Term> terms(Collection<Long> ids) throws SQLException {
    Map<Long, Term> terms = new HashMap<>();
    byId(TERM, ids, Names::term).forEach(term -> terms.put(term.id(), term));
    return terms;
  }

  private static Term term(ResultSet row) throws SQLException {
    return new Term(
        row.getLong(1), row.getString(2), Texts.languageMap(row.getString(3)), row.getLong(4));
  }

  /** The agents and groups with these ids; 0 has none. */
  public Map<Long, Agent> agents(Collection<Long> ids) throws SQLException {
    Map<Long, Agent> agents = new HashMap<>();
    byId(AGENT, ids, Names::agent).forEach(agent -> agents.put(agent.id(), agent));
    return agents;
  }

  private static Agent agent(ResultSet row) throws SQLException {
    String ifi = row.getString(4);
    return new Agent(
        row.getLong(1),
        row.getString(2),
        ifi.isEmpty() ? null : Ifi.ofKey(ifi),
        row.getString(5),
        row.getLong(6),
        row.getInt(3) == Party.GROUP_WITH_MEMBERS);
  }

  /** The platforms of contexts, as terms, by context; those without one are left out. */
  public Map<Long, Long> platforms(Collection<Long> contexts) throws SQLException {
    Map<Long, Long> platforms = new HashMap<>();
    byId(
            "SELECT id, platform FROM context",
            contexts,
            row -> Map.entry(row.getLong(1), row.getLong(2)))
        .stream()
        .filter(each -> each.getValue() != 0)
        .forEach(each -> platforms.put(each.getKey(), each.getValue()));
    return platforms;
  }

  /** The registrations with these ids; 0 has none. */
  public Map<Long, UUID> registrations(Collection<Long> ids) throws SQLException {
    Map<Long, UUID> registrations = new HashMap<>();
    byId(
            "SELECT id, uuid FROM registration",
            ids,
            row -> Map.entry(row.getLong(1), Texts.uuid(row.getBytes(2))))
        .forEach(each -> registrations.put(each.getKey(), each.getValue()));
    return registrations;
  }

  public IdSet registration(UUID uuid) throws SQLException {
    return ids("SELECT id FROM registration WHERE uuid = ?", Texts.bytes(uuid));
  }

  /** The term of a text, where there is one. */
  public IdSet term(TermKind kind, String text) throws SQLException {
    return ids("SELECT id FROM term WHERE kind = ? AND hash = ?", kind.code(), ShortId.of(text));
  }

  /** The terms that have a word anywhere in their names or ids. */
  public IdSet termsWith(TermKind kind, String word) throws SQLException {
    return ids(
        "SELECT id FROM term WHERE kind = ? AND search LIKE ?", kind.code(), Words.has(word));
  }

  /** The terms that have, for each of these, a word that begins so. */
  public IdSet termsBeginning(TermKind kind, List<String> words) throws SQLException {
    Object[] values = new Object[1 + words.size()];
    values[0] = kind.code();
    for (int i = 0; i < words.size(); i++) {
      values[i + 1] = Words.begins(words.get(i));
    }
    return ids(
        "SELECT id FROM term WHERE kind = ?" + " AND search LIKE ?".repeat(words.size()), values);
  }

  /** The activities of a type. */
  public IdSet activitiesOfType(String type) throws SQLException {
    return ids(
        "SELECT a.id FROM term t JOIN term a ON a.type = t.id AND a.type <> 0"
            + " WHERE t.kind = ? AND t.hash = ?",
        TermKind.TYPE.code(),
        ShortId.of(type));
  }

  /** Every activity that has a type, with it. */
  public IdMap types() throws SQLException {
    return pairs("SELECT id, type FROM term WHERE type <> 0");
  }

  /** The contexts on a platform. */
  public IdSet contextsOnPlatform(String platform) throws SQLException {
    return ids(
        "SELECT c.id FROM term t JOIN context c ON c.platform = t.id AND c.platform <> 0"
            + " WHERE t.kind = ? AND t.hash = ?",
        TermKind.PLATFORM.code(),
        ShortId.of(platform));
  }

  /** Every context that has a platform, with it. */
  public IdMap platforms() throws SQLException {
    return pairs("SELECT id, platform FROM context WHERE platform <> 0");
  }

  /** The contexts that have an activity in a role. */
  public IdSet contextsWith(ContextRole role, String activity) throws SQLException {
    return ids(
        "SELECT c.context FROM term t JOIN context_activity c ON c.activity = t.id"
            + " WHERE t.kind = ? AND t.hash = ? AND c.role = ?",
        TermKind.ACTIVITY.code(),
        ShortId.of(activity),
        role.code());
  }

  /** The activities that contexts have in a role, by context. */
  public Map<Long, List<Long>> activities(ContextRole role) throws SQLException {
    Map<Long, List<Long>> activities = new HashMap<>();
    list(
            "SELECT context, activity FROM context_activity WHERE role = ?",
            row -> Map.entry(row.getLong(1), row.getLong(2)),
            role.code())
        .forEach(
            each ->
                activities
                    .computeIfAbsent(each.getKey(), context -> new ArrayList<>())
                    .add(each.getValue()));
    return activities;
  }

  /** Who stands for agents that are linked; whoever is not here stands for herself. */
  public IdMap persons() throws SQLException {
    return pairs("SELECT id, person FROM agent WHERE person <> id");
  }

  private IdMap pairs(String sql) throws SQLException {
    IdMap pairs = new IdMap();
    try (PreparedStatement select = tx.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        pairs.put(rows.getLong(1), rows.getLong(2));
      }
    }
    return pairs;
  }

  /** The highest id that an agent or group has; 0 where there is none. */
  public long highestAgent() throws SQLException {
    return list("SELECT coalesce(max(id), 0) FROM agent", row -> row.getLong(1)).get(0);
  }

  /** The agent or group with an id to the outside. */
  public Optional<Agent> agent(String hash) throws SQLException {
    return list(AGENT + " WHERE hash = ?", Names::agent, hash).stream().findFirst();
  }

  /** All agents of a person, in the order in which they came. */
  public List<Agent> person(long person) throws SQLException {
    return list(
        AGENT + " WHERE id = ? OR (person = ? AND person <> id) ORDER BY id",
        Names::agent,
        person,
        person);
  }

  /** What statements of these agents have for an actor: themselves, or a group with one of them. */
  public IdSet actors(Collection<Long> agents) throws SQLException {
    IdSet actors = IdSet.of(agents);
    if (!agents.isEmpty()) {
      actors.addAll(ids("SELECT party FROM member WHERE agent" + in(agents)));
    }
    return actors;
  }

  /** The agents, and the groups they are in, that have a word anywhere in name or identifier. */
  public IdSet actorsWith(String word) throws SQLException {
    IdSet found = ids("SELECT id FROM agent WHERE search LIKE ?", Words.has(word));
    found.addAll(
        ids(
            "SELECT m.party FROM agent a JOIN member m ON m.agent = a.id WHERE a.search LIKE ?",
            Words.has(word)));
    return found;
  }

  /**
   * Persons of whom an agent has all the words, in the order in which they came.
   *
   * @param after only later ones than this; 0: all
   */
  public List<Long> persons(List<String> words, long after, int max) throws SQLException {
    Object[] values = new Object[words.size() + 3];
    values[0] = Party.GROUP_WITH_MEMBERS;
    values[1] = after;
    for (int i = 0; i < words.size(); i++) {
      values[i + 2] = Words.has(words.get(i));
    }
    values[words.size() + 2] = max;
    return list(
        "SELECT DISTINCT person FROM agent WHERE kind <> ? AND person > ?"
            + " AND search LIKE ?".repeat(words.size())
            + " ORDER BY person LIMIT ?",
        row -> row.getLong(1),
        values);
  }

  /** The places in a part of the log of statements that are voided. */
  public Set<Long> voided(long first, long last) throws SQLException {
    return new HashSet<>(
        list(
            "SELECT seq FROM voided WHERE seq BETWEEN ? AND ?",
            row -> row.getLong(1),
            first,
            last));
  }
}
