package org.trailmark.lrs.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.ErasureTables.Phase;
import org.trailmark.lrs.sql.ErasureTables.Standing;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.xapi.Attachment;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.Sha2;
import org.trailmark.lrs.xapi.Statement;

/** Erases persons, phase by phase; each step is a transaction that also says how far it came. */
final class SqlEraser implements Eraser {
  /** So few that whoever stores waits for some ten milliseconds. */
  private static final int ROWS = 500;

  private static final Extent NOTHING = new Extent(0, 0, 0, 0, 0);

  private final SqlCore core;
  private final StatementIndex index;
  private final CommitOrder order;
  private final RecentStatements recent;
  private final SweptAttachments attachments;
  private final Runnable writeFilesAnew;
  private final InstantSource clock;

  /**
   * @param writeFilesAnew takes what was deleted out of all files
   */
  SqlEraser(
      SqlCore core,
      StatementIndex index,
      CommitOrder order,
      RecentStatements recent,
      SweptAttachments attachments,
      Runnable writeFilesAnew) {
    this.core = core;
    this.index = index;
    this.order = order;
    this.recent = recent;
    this.attachments = attachments;
    this.writeFilesAnew = writeFilesAnew;
    this.clock = core.clock();
  }

  private ErasureRules rules(Set<Ifi> agents) {
    return new ErasureRules(agents, core.keys(), core.packer());
  }

  @Override
  public Extent measure(Set<Ifi> agents) {
    ErasureRules rules = rules(agents);
    Extent[] sum = {core.snapshots().look(session -> rest(session, agents))};
    Set<String> data = new TreeSet<>();
    eachPage(
        rules,
        (row, change) -> {
          if (change != null) {
            sum[0] = plus(sum[0], extent(List.of(change)));
            data.addAll(leaving(change, rules));
          }
        });
    if (!data.isEmpty()) {
      eachPage(
          rules,
          (row, change) -> {
            LogRow stays = change == null ? row : change.after();
            if (stays != null) {
              data.removeAll(hashes(rules.json(stays)));
            }
          });
    }
    return plus(sum[0], new Extent(0, 0, 0, 0, data.size()));
  }

  private interface Judged {
    void row(LogRow row, @Nullable RowChange change);
  }

  private void eachPage(ErasureRules rules, Judged to) {
    long[] last = {0};
    boolean more = true;
    while (more) {
      more =
          core.snapshots()
              .look(
                  session -> {
                    try (StatementIndex.Lookup lookup = index.lookup(session)) {
                      List<LogRow> rows = new LogTable(session).after(last[0], ROWS);
                      Map<Long, TermSet> late = late(session, rows);
                      for (LogRow row : rows) {
                        to.row(row, rules.judge(row, late(row, late), lookup));
                        last[0] = row.seq();
                      }
                      return !rows.isEmpty();
                    }
                  });
    }
  }

  private Map<Long, TermSet> late(Session session, List<LogRow> rows) throws SQLException {
    return rows.isEmpty() ? Map.of() : index.late(session, rows.stream().map(LogRow::seq).toList());
  }

  private static TermSet late(LogRow row, Map<Long, TermSet> late) {
    return late.getOrDefault(row.seq(), TermSet.EMPTY);
  }

  private static Extent extent(List<RowChange> changes) {
    long gone = changes.stream().filter(change -> change.after() == null).count();
    long touched = changes.stream().filter(RowChange::isOfContent).count();
    return new Extent(gone, touched - gone, 0, 0, 0);
  }

  private static Extent plus(Extent one, Extent other) {
    return new Extent(
        one.statements() + other.statements(),
        one.changed() + other.changed(),
        one.documents() + other.documents(),
        one.identityEvents() + other.identityEvents(),
        one.attachments() + other.attachments());
  }

  /** The data that a row refers to and refers to no more. */
  private static Set<String> leaving(RowChange change, ErasureRules rules) {
    Set<String> leaving = hashes(rules.json(change.before()));
    LogRow after = change.after();
    if (after != null) {
      leaving.removeAll(hashes(rules.json(after)));
    }
    return leaving;
  }

  private static Set<String> hashes(byte[] json) {
    Set<String> hashes = new TreeSet<>();
    for (Attachment attachment : Statement.read(json).allAttachments()) {
      hashes.add(attachment.hash().hex());
    }
    return hashes;
  }

  @Override
  public Erasure begin(UUID id, Set<Ifi> agents, String commitment, String author, String reason) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return core.others()
        .transaction(
            session -> {
              ErasureTables tables = new ErasureTables(session);
              Standing other = tables.unfinished();
              if (other != null) {
                throw new LrsException(
                    ProblemCode.CONFLICT,
                    "The erasure "
                        + other.erasure().id()
                        + " is not ended yet; there is one at a time.");
              }
              requireFree(session, agents);
              Erasure erasure =
                  new Erasure(
                      tables.lastNumber() + 1,
                      id,
                      author,
                      reason,
                      now,
                      commitment,
                      NOTHING,
                      null,
                      false);
              tables.insert(erasure, agents);
              return erasure;
            });
  }

  private static void requireFree(Session session, Set<Ifi> agents) throws SQLException {
    for (Ifi agent : agents) {
      Hold hold = new HoldTable(session).find(agent);
      if (hold != null) {
        throw new LrsException(
            ProblemCode.CONFLICT, "The person is on hold, and is not erased: " + hold.reason());
      }
    }
  }

  @Override
  public boolean next() {
    Standing at = core.snapshots().look(session -> new ErasureTables(session).unfinished());
    if (at == null) {
      return false;
    }
    switch (at.phase()) {
      case LOG -> readLog();
      case REST -> core.others().transaction(this::rest);
      case DATA -> data();
      case INDEX -> {
        index.scrub();
        core.others()
            .transaction(
                session -> {
                  new DictionaryTable(session).forgetUnmasked();
                  new ErasureTables(session).advance(at.erasure().number(), Phase.PLUGINS, 0);
                  return true;
                });
      }
      case PLUGINS, FILES, DONE -> {
        return false;
      }
    }
    return true;
  }

  /** Some rows of the log; the last step takes in what was stored meanwhile. */
  private void readLog() {
    List<RowChange> changed =
        core.statements()
            .transaction(
                session -> {
                  order.alone(session);
                  return readLog(session);
                });
    index.replaced(changed);
    changed.forEach(change -> recent.forget(change.before().seq()));
  }

  private List<RowChange> readLog(Session session) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    Standing at = tables.unfinished();
    if (at == null || at.phase() != Phase.LOG) {
      return List.of(); // another node is quicker
    }
    long number = at.erasure().number();
    ErasureRules rules = rules(tables.agents(number));
    Set<Long> unmasked = new DictionaryTable(session).unmasked();
    LogTable log = new LogTable(session);
    List<LogRow> rows = log.after(at.seq(), ROWS);
    Map<Long, TermSet> late = late(session, rows);
    List<RowChange> changes = new ArrayList<>();
    try (StatementIndex.Lookup lookup = index.lookup(session)) {
      for (LogRow row : rows) {
        RowChange change = rules.judge(row, late(row, late), lookup);
        if (change != null) {
          changes.add(change);
        } else if (unmasked.contains(StatementPacker.dictionary(row.packed()))) {
          log.change(rules.packedAnew(row));
        }
      }
    }
    for (RowChange change : changes) {
      carryOut(change, number, rules, session);
    }
    new ErasedStatements(session)
        .add(
            changes.stream()
                .filter(RowChange::isOfContent)
                .map(change -> change.before().id())
                .toList());
    tables.count(number, extent(changes));
    if (rows.isEmpty()) {
      tables.advance(number, Phase.REST, 0);
    } else {
      tables.read(number, rows.get(rows.size() - 1).seq());
    }
    return changes;
  }

  private void carryOut(RowChange change, long number, ErasureRules rules, Session session)
      throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    LogTable log = new LogTable(session);
    long seq = change.before().seq();
    LogRow after = change.after();
    for (String sha2 : leaving(change, rules)) {
      tables.data(number, sha2);
    }
    if (after == null) {
      new SignatureTable(session).delete(seq);
      log.delete(seq);
    } else {
      if (change.isOfContent()) {
        new SignatureTable(session).delete(seq); // what was signed is no longer there
      }
      log.change(after);
    }
    index.replace(session, change);
    tables.touched(number, seq, after == null);
  }

  /** Documents and identities: counted, and gone. */
  private boolean rest(Session session) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    Standing at = tables.unfinished();
    if (at == null || at.phase() != Phase.REST) {
      return false;
    }
    long number = at.erasure().number();
    Set<Ifi> agents = tables.agents(number);
    tables.count(number, rest(session, agents));
    for (Ifi agent : agents) {
      String key = agent.key();
      tables.update("DELETE FROM document WHERE agent = ?", key);
      tables.update("DELETE FROM identity_link WHERE agent = ? OR other = ?", key, key);
      tables.update("DELETE FROM identity_event WHERE one = ? OR other = ?", key, key);
    }
    boolean data = !tables.data(number).isEmpty();
    tables.advance(number, data ? Phase.DATA : Phase.INDEX, 0);
    return true;
  }

  private static Extent rest(Session session, Set<Ifi> agents) throws SQLException {
    long documents = 0;
    Set<Long> events = new HashSet<>();
    for (Ifi agent : agents) {
      PreparedStatement count = session.prepare("SELECT count(*) FROM document WHERE agent = ?");
      count.setString(1, agent.key());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        documents += row.getLong(1);
      }
      PreparedStatement named =
          session.prepare("SELECT seq FROM identity_event WHERE one = ? OR other = ?");
      named.setString(1, agent.key());
      named.setString(2, agent.key());
      try (ResultSet rows = named.executeQuery()) {
        while (rows.next()) {
          events.add(rows.getLong(1));
        }
      }
    }
    return new Extent(0, 0, documents, events.size(), 0);
  }

  /** Looks who else refers to the data; where the log ends, what nobody refers to goes. */
  private void data() {
    // By the machine's clock, as the data's own times are, whatever clock stamps statements.
    Instant now = Instant.now();
    Set<String> unreferred =
        core.statements()
            .transaction(
                session -> {
                  order.alone(session);
                  return readData(session);
                });
    for (String sha2 : unreferred) {
      boolean again =
          core.others()
              .transaction(session -> AttachmentReferences.contains(session, new Sha2(sha2)));
      if (!again) {
        attachments.deleteIfKeptBefore(new Sha2(sha2), now);
      }
    }
    if (!unreferred.isEmpty()) {
      core.others()
          .transaction(
              session -> {
                ErasureTables tables = new ErasureTables(session);
                Standing at = tables.unfinished();
                if (at != null && at.phase() == Phase.DATA) {
                  tables.count(at.erasure().number(), new Extent(0, 0, 0, 0, unreferred.size()));
                  tables.advance(at.erasure().number(), Phase.INDEX, 0);
                }
                return true;
              });
    }
  }

  /** What nobody refers to, where the log was read to its end; else nothing. */
  private Set<String> readData(Session session) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    Standing at = tables.unfinished();
    if (at == null || at.phase() != Phase.DATA) {
      return Set.of();
    }
    long number = at.erasure().number();
    Set<String> data = tables.data(number);
    List<LogRow> rows = new LogTable(session).after(at.seq(), ROWS);
    ErasureRules rules = rules(Set.of());
    for (LogRow row : rows) {
      for (String sha2 : hashes(rules.json(row))) {
        if (data.remove(sha2)) {
          tables.keepData(number, sha2);
        }
      }
    }
    if (data.isEmpty()) {
      tables.advance(number, Phase.INDEX, 0);
      return Set.of();
    }
    if (!rows.isEmpty()) {
      tables.advance(number, Phase.DATA, rows.get(rows.size() - 1).seq());
      return Set.of();
    }
    for (String sha2 : data) {
      tables.update("DELETE FROM attachment_reference WHERE sha2 = ?", sha2);
    }
    return data;
  }

  @Override
  public void finish(String receipt) {
    Standing at =
        core.others()
            .transaction(
                session -> {
                  ErasureTables tables = new ErasureTables(session);
                  Standing found = tables.unfinished();
                  if (found != null && found.phase() == Phase.PLUGINS) {
                    tables.forget(found.erasure().number(), receipt);
                    tables.advance(found.erasure().number(), Phase.FILES, 0);
                  }
                  return found;
                });
    if (at != null) {
      writeFilesAnew.run();
      core.others()
          .transaction(
              session -> {
                new ErasureTables(session).advance(at.erasure().number(), Phase.DONE, 0);
                return true;
              });
    }
  }

  @Override
  public Optional<Unfinished> unfinished() {
    return core.snapshots()
        .look(
            session -> {
              ErasureTables tables = new ErasureTables(session);
              Standing at = tables.unfinished();
              return at == null
                  ? Optional.empty()
                  : Optional.of(new Unfinished(at.erasure(), tables.agents(at.erasure().number())));
            });
  }

  @Override
  public Optional<Erasure> find(UUID id) {
    return core.snapshots()
        .look(session -> Optional.ofNullable(new ErasureTables(session).find(id)))
        .map(Standing::erasure);
  }

  @Override
  public List<Erasure> list(long before, int max) {
    return core.snapshots().look(session -> new ErasureTables(session).list(before, max)).stream()
        .map(Standing::erasure)
        .toList();
  }

  @Override
  public Set<Long> touched(Set<Long> places) {
    return core.snapshots()
        .look(
            session -> {
              ErasureTables tables = new ErasureTables(session);
              Set<Long> touched = new HashSet<>();
              for (long place : places) {
                if (tables.isTouched(place)) {
                  touched.add(place);
                }
              }
              return touched;
            });
  }

  @Override
  public Set<UUID> erased(Set<UUID> statements) {
    return core.snapshots().look(session -> new ErasedStatements(session).among(statements));
  }

  @Override
  public List<Hold> holds(String afterKey, int max) {
    return core.snapshots().look(session -> new HoldTable(session).list(afterKey, max));
  }

  @Override
  public Optional<Hold> hold(Ifi agent) {
    return core.snapshots()
        .look(session -> Optional.ofNullable(new HoldTable(session).find(agent)));
  }

  @Override
  public void hold(Hold hold) {
    core.others().transaction(session -> new HoldTable(session).save(hold));
  }

  @Override
  public boolean release(Ifi agent) {
    return core.others().transaction(session -> new HoldTable(session).remove(agent)) > 0;
  }
}
