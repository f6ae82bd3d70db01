package org.trailmark.server.records.names;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.trailmark.lrs.hash.ShortId;
import org.trailmark.server.records.names.Recent.AgentEntry;
import org.trailmark.server.records.names.Recent.TermEntry;
import org.trailmark.server.records.names.Recent.TermKey;

/** Gives ids to what statements name, and keeps the newest names. Made for one transaction. */
public final class Dictionary implements AutoCloseable {
  private static final String FIND_AGENT = "SELECT id, name FROM agent WHERE hash = ?";
  private static final String FIND_TERM =
      "SELECT id, name, type FROM term WHERE kind = ? AND hash = ?";

  private final Table table;
  private final Recent recent;

  public Dictionary(Connection tx, Recent recent) {
    this.table = new Table(tx);
    this.recent = recent;
  }

  /** The id of an agent or group. */
  public long agent(Party party) throws SQLException {
    String key = party.key();
    AgentEntry known = recent.agents.get(key);
    if (known == null) {
      known = findOrAdd(party, key);
      recent.agents.put(key, known);
    }
    String name = party.name() == null ? "" : Texts.storable(party.name());
    if (!name.isEmpty() && !name.equals(known.name())) {
      table.update(
          "UPDATE agent SET name = ?, search = ? WHERE id = ?", name, search(party), known.id());
      recent.agents.put(key, new AgentEntry(known.id(), name));
    }
    return known.id();
  }

  private AgentEntry findOrAdd(Party party, String key) throws SQLException {
    String hash = ShortId.of(key);
    try (ResultSet rows = table.prepare(FIND_AGENT, hash).executeQuery()) {
      if (rows.next()) {
        String name = rows.getString(2);
        return new AgentEntry(rows.getLong(1), name == null ? "" : name);
      }
    }
    long id = table.nextId("agent");
    String name = party.name() == null ? null : Texts.storable(party.name());
    table.update(
        "INSERT INTO agent (id, hash, kind, ifi, name, search, person) VALUES (?, ?, ?, ?, ?, ?,"
            + " ?)",
        id,
        hash,
        party.kind(),
        ifi(party),
        name,
        search(party),
        id);
    if (party.kind() == Party.GROUP_WITH_MEMBERS) {
      for (Party part : party.parts()) {
        table.update(
            "INSERT INTO member (agent, party) VALUES (?, ?) ON CONFLICT DO NOTHING",
            agent(part),
            id);
      }
    }
    return new AgentEntry(id, name == null ? "" : name);
  }

  private static String ifi(Party party) {
    return party.ifi() == null ? "" : Texts.storable(party.ifi().key());
  }

  private static String search(Party party) {
    return Words.stored((party.name() == null ? "" : party.name()) + " " + ifi(party));
  }

  public long verb(String iri, Map<String, String> name) throws SQLException {
    return term(TermKind.VERB, iri, name, 0);
  }

  public long activity(NamedActivity activity) throws SQLException {
    String type = activity.type();
    return term(
        TermKind.ACTIVITY,
        activity.id(),
        activity.name(),
        type == null ? 0 : term(TermKind.TYPE, type, Map.of(), 0));
  }

  private long term(TermKind kind, String text, Map<String, String> name, long type)
      throws SQLException {
    TermKey key = new TermKey(kind, text);
    TermEntry known = recent.terms.get(key);
    if (known == null) {
      known = findOrAdd(key, name, type);
      recent.terms.put(key, known);
    }
    boolean typed = type != 0 && type != known.type();
    if (typed || !known.name().entrySet().containsAll(name.entrySet())) {
      Map<String, String> names = new HashMap<>(known.name());
      names.putAll(name);
      TermEntry renamed = new TermEntry(known.id(), names, typed ? type : known.type());
      table.update(
          "UPDATE term SET name = ?, type = ?, search = ? WHERE id = ?",
          Texts.languageMap(names),
          renamed.type(),
          search(text, names),
          renamed.id());
      recent.terms.put(key, renamed);
    }
    return known.id();
  }

  private TermEntry findOrAdd(TermKey key, Map<String, String> name, long type)
      throws SQLException {
    String hash = ShortId.of(key.text());
    try (ResultSet rows = table.prepare(FIND_TERM, key.kind().code(), hash).executeQuery()) {
      if (rows.next()) {
        return new TermEntry(
            rows.getLong(1), Texts.languageMap(rows.getString(2)), rows.getLong(3));
      }
    }
    long id = table.nextId("term");
    table.update(
        "INSERT INTO term (id, kind, hash, text, name, type, search) VALUES (?, ?, ?, ?, ?, ?, ?)",
        id,
        key.kind().code(),
        hash,
        Texts.storable(key.text()),
        Texts.languageMap(name),
        type,
        search(key.text(), name));
    return new TermEntry(id, name, type);
  }

  private static String search(String text, Map<String, String> name) {
    return Words.stored(String.join(" ", name.values()) + " " + text);
  }

  public long registration(UUID uuid) throws SQLException {
    Long known = recent.registrations.get(uuid);
    if (known != null) {
      return known;
    }
    long id = findOrAdd(uuid);
    recent.registrations.put(uuid, id);
    return id;
  }

  /**
   * Most are new where they are not remembered: so it is added first, and found if it was there.
   */
  private long findOrAdd(UUID uuid) throws SQLException {
    byte[] bytes = Texts.bytes(uuid);
    long added =
        table.addUnlessThere(
            "registration",
            "INSERT INTO registration (id, uuid) VALUES (?, ?) ON CONFLICT (uuid) DO NOTHING",
            bytes);
    return added != 0 ? added : id("SELECT id FROM registration WHERE uuid = ?", bytes);
  }

  /** The id of a context; 0 for one that says nothing. */
  public long context(StatementContext context) throws SQLException {
    if (context.isEmpty()) {
      return 0;
    }
    StringBuilder key = new StringBuilder();
    long platform =
        context.platform() == null ? 0 : term(TermKind.PLATFORM, context.platform(), Map.of(), 0);
    key.append(platform);
    Map<ContextRole, long[]> activities = new HashMap<>();
    for (ContextRole role : ContextRole.values()) {
      List<NamedActivity> named = context.activities().getOrDefault(role, List.of());
      long[] ids = new long[named.size()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = activity(named.get(i));
      }
      Arrays.sort(ids);
      activities.put(role, ids);
      key.append('/');
      for (long id : ids) {
        key.append(id).append(' ');
      }
    }
    return context(key.toString(), platform, activities);
  }

  private long context(String key, long platform, Map<ContextRole, long[]> activities)
      throws SQLException {
    Long known = recent.contexts.get(key);
    if (known != null) {
      return known;
    }
    String hash = ShortId.of(key);
    long id = id("SELECT id FROM context WHERE hash = ?", hash);
    if (id == 0) {
      id = table.nextId("context");
      table.update("INSERT INTO context (id, hash, platform) VALUES (?, ?, ?)", id, hash, platform);
      for (Map.Entry<ContextRole, long[]> some : activities.entrySet()) {
        for (long activity : some.getValue()) {
          table.update(
              "INSERT INTO context_activity (activity, role, context) VALUES (?, ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              activity,
              some.getKey().code(),
              id);
        }
      }
    }
    recent.contexts.put(key, id);
    return id;
  }

  private long id(String sql, Object value) throws SQLException {
    try (ResultSet rows = table.prepare(sql, value).executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** Says which agents are one person now; each is known from now on. */
  public void person(List<Party> agents) throws SQLException {
    long[] ids = new long[agents.size()];
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ids.length; i++) {
      ids[i] = agent(agents.get(i));
      least = Math.min(least, ids[i]);
    }
    for (long id : ids) {
      table.update("UPDATE agent SET person = ? WHERE id = ?", least, id);
    }
  }

  /** How far the events of identities were followed. */
  public long mark() throws SQLException {
    return id("SELECT seq FROM mark WHERE id = ?", 1);
  }

  /** How many times a person was erased; what is remembered from before may be wrong. */
  public long erasures() throws SQLException {
    return id("SELECT erasures FROM mark WHERE id = ?", 1);
  }

  public void mark(long seq) throws SQLException {
    table.update("UPDATE mark SET seq = ? WHERE id = 1", seq);
  }

  /** Marks a statement as voided. */
  public void voided(long seq) throws SQLException {
    table.update("INSERT INTO voided (seq) VALUES (?) ON CONFLICT DO NOTHING", seq);
  }

  @Override
  public void close() throws SQLException {
    table.close();
  }
}
