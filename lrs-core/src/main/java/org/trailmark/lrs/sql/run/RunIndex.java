package org.trailmark.lrs.sql.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.index.Indexed;
import org.trailmark.lrs.index.Places;
import org.trailmark.lrs.index.Search;
import org.trailmark.lrs.index.TermIndex;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.ErasurePlaces;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.RowChange;
import org.trailmark.lrs.sql.log.RowKeys;
import org.trailmark.lrs.sql.log.SeqRange;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.Statements;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.sql.log.Unpacked;
import org.trailmark.lrs.xapi.StatementKeys;

/** The index of one process that has the database for itself: a {@link TermIndex}. */
public final class RunIndex implements StatementIndex {
  private final TermIndex index;
  private final TermKeys keys;
  private final IndexKeeper keeper;
  private final ChangedPlaces changed;
  private volatile long head;

  /** The place of the newest voiding statement; 0: there is none, so nothing is voided. */
  private volatile long newestVoiding;

  private volatile boolean anyLate;

  /**
   * @param changed what {@code index} filters by
   */
  public RunIndex(TermIndex index, TermKeys keys, IndexKeeper keeper, ChangedPlaces changed) {
    this.index = index;
    this.keys = keys;
    this.keeper = keeper;
    this.changed = changed;
  }

  /**
   * Takes in what the log has and no run has: after a start, before anybody else.
   *
   * @return the newest statement's place in the log, 0: none
   */
  public long catchUp(Session session) throws SQLException {
    LateTable late = new LateTable(session);
    anyLate = !late.isEmpty();
    ErasurePlaces erasures = new ErasurePlaces(session);
    for (RowKeys row : erasures.changedRows()) {
      changed.put(row.seq(), row);
      changed.add(row.seq(), late.terms(row.seq()));
    }
    for (long place : erasures.emptied()) {
      changed.put(place, null);
    }
    LogTable log = new LogTable(session);
    long newest = log.head();
    long from = index.firstUnwritten();
    while (from <= newest) {
      List<RowKeys> rows = log.keys(from, newest, 1_000);
      if (rows.isEmpty()) {
        break; // the newest ones were erased
      }
      add(rows);
      from = rows.get(rows.size() - 1).seq() + 1;
    }
    head = newest;
    newestVoiding = newestVoiding(session);
    return newest;
  }

  /**
   * Each has the verb, in the index too, whatever was taken out of it. A page that is damaged may
   * name one: then everything is looked for, and refused where the damage is.
   */
  private long newestVoiding(Session session) throws SQLException {
    try (Search search = search(session)) {
      long key = keys.of(TermKind.VERB, StatementKeys.VOIDED);
      long newest = search.places(key, Direction.DESCENDING).next(Long.MAX_VALUE);
      return newest == Places.NONE ? 0 : newest;
    } catch (LrsException e) {
      if (!keeper.isDamaged()) {
        throw e;
      }
      return head; // the keeper has told it, and makes the index anew at the next start
    }
  }

  private Search search(Session session) {
    return index.search(new RunPages(session, keeper::damaged));
  }

  @Override
  public void insert(Session session, List<LogRow> rows) throws SQLException {
    if (keeper.isBehind()) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE,
          "The index cannot be written as fast as statements come; try again in a moment.");
    }
    new LogTable(session).insert(rows); // the index is made from the log, where it gets lost
  }

  @Override
  public void insertLate(Session session, long seq, TermSet terms) throws SQLException {
    anyLate = true;
    changed.add(seq, terms);
    new LateTable(session).insert(seq, terms);
  }

  @Override
  public Map<Long, TermSet> late(Session session, Collection<Long> seqs) throws SQLException {
    Map<Long, TermSet> late = new HashMap<>();
    if (anyLate) {
      LateTable table = new LateTable(session);
      for (long seq : seqs) {
        late.put(seq, table.terms(seq));
      }
    }
    return late;
  }

  @Override
  public void replace(Session session, RowChange row) throws SQLException {
    LateTable late = new LateTable(session);
    late.remove(row.before().seq());
    LogRow after = row.after();
    if (after != null) {
      TermSet news = after.terms().without(row.before().terms());
      if (!news.isEmpty()) {
        insertLate(session, after.seq(), news);
      }
    }
  }

  @Override
  public void replaced(List<RowChange> rows) {
    for (RowChange row : rows) {
      LogRow after = row.after();
      changed.put(row.before().seq(), after == null ? null : after.keys());
    }
  }

  @Override
  public void scrub() {
    long unwritten = index.firstUnwritten();
    keeper.scrub();
    changed.forgetBefore(unwritten);
  }

  @Override
  public void committed(List<LogRow> rows) {
    if (!rows.isEmpty()) {
      add(rows.stream().map(LogRow::keys).toList());
    }
  }

  private void add(List<RowKeys> rows) {
    List<Indexed> indexed = new ArrayList<>(rows.size());
    rows.forEach(row -> indexed.add(row.indexed(keys)));
    boolean full = index.add(indexed);
    for (RowKeys row : rows) {
      if (row.voiding()) {
        newestVoiding = row.seq();
      }
    }
    // After it: a search that knows all up to here must not be younger than what voids.
    head = rows.get(rows.size() - 1).seq();
    keeper.added(head, full);
  }

  @Override
  public Lookup lookup(Session session) {
    long newest = head; // before the search begins, which then knows all up to here
    return new RunLookup(session, search(session), newest);
  }

  private final class RunLookup implements Lookup {
    private final Session session;
    private final LogTable log;
    private final Search search;
    private final long head;

    RunLookup(Session session, Search search, long head) {
      this.session = session;
      this.log = new LogTable(session);
      this.search = search;
      this.head = head;
    }

    @Override
    public long head() {
      return head;
    }

    @Override
    public Map<UUID, LogRow> byId(Collection<UUID> ids) throws SQLException {
      Map<UUID, LogRow> found = new HashMap<>();
      for (UUID id : ids) {
        for (LogRow row : rows(keys.of(TermKind.ID, id))) {
          if (row.id().equals(id)) {
            found.put(id, row);
          }
        }
      }
      return found;
    }

    /** {@inheritDoc} Where it was read or stored a short while ago, without the database. */
    @Override
    public @Nullable Unpacked find(UUID id, Statements statements) throws SQLException {
      Places places = search.places(keys.of(TermKind.ID, id), Direction.DESCENDING);
      for (long at = places.next(head); at != Places.NONE; at = places.next(at - 1)) {
        for (Unpacked found : statements.at(List.of(at), log)) {
          if (found.id().equals(id)) {
            return found;
          }
        }
      }
      return null;
    }

    @Override
    public List<LogRow> referringTo(Collection<UUID> targets) throws SQLException {
      List<LogRow> found = new ArrayList<>();
      for (UUID target : targets) {
        for (LogRow row : rows(keys.of(TermKind.TARGET, target))) {
          if (target.equals(row.target())) {
            found.add(row);
          }
        }
      }
      return found;
    }

    /** The rows that a key leads to, the newest first; strangers may be among them. */
    private List<LogRow> rows(long key) throws SQLException {
      Places places = search.places(key, Direction.DESCENDING);
      List<LogRow> found = new ArrayList<>(1);
      for (long at = places.next(head); at != Places.NONE; at = places.next(at - 1)) {
        LogRow row = log.find(at);
        if (row != null) {
          found.add(row);
        }
      }
      return found;
    }

    @Override
    public Set<UUID> voided(Collection<Unpacked> statements) throws SQLException {
      long newest = newestVoiding;
      if (newest == 0) {
        return Set.of();
      }
      Set<UUID> voided = new HashSet<>();
      for (Unpacked statement : statements) {
        if (statement.isUnvoidedUpTo(newest)) {
          continue;
        }
        if (search.holds(keys.of(TermKind.VOIDED, statement.id()))) {
          voided.add(statement.id());
        } else {
          statement.foundUnvoidedUpTo(head);
        }
      }
      return voided;
    }

    @Override
    public List<Long> common(List<Long> wanted, SeqRange range, Direction direction, int max)
        throws SQLException {
      Places places = common(wanted, direction);
      List<Long> found = new ArrayList<>();
      long at = places.next(range.start(direction));
      while (at != Places.NONE && range.contains(at) && found.size() < max) {
        if (isTrue(wanted, at)) {
          found.add(at);
        }
        at = places.next(direction.after(at));
      }
      return found;
    }

    private boolean isTrue(List<Long> wanted, long place) {
      for (long key : wanted) {
        if (!changed.keeps(key, place)) {
          return false;
        }
      }
      return true;
    }

    private Places common(List<Long> wanted, Direction direction) {
      if (wanted.isEmpty()) {
        return from -> from; // no place in the log is empty
      }
      List<Places> all = new ArrayList<>();
      for (long key : wanted) {
        Places places = search.places(key, direction);
        all.add(
            anyLate
                ? Search.either(
                    places, new LatePlaces(new LateTable(session), key, direction), direction)
                : places);
      }
      return Search.common(all);
    }

    @Override
    public void close() {
      search.close();
    }
  }
}
