package org.trailmark.lrs.sql.privacy;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.attachment.SweptAttachments;
import org.trailmark.lrs.sql.commit.CommitOrder;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.DictionaryTable;
import org.trailmark.lrs.sql.log.ErasedStatements;
import org.trailmark.lrs.sql.log.ErasurePlaces;
import org.trailmark.lrs.sql.log.RecentStatements;
import org.trailmark.lrs.sql.log.SqlCore;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.privacy.ErasureTables.Phase;
import org.trailmark.lrs.sql.privacy.ErasureTables.Standing;
import org.trailmark.lrs.store.Eraser;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Takes erasures from phase to phase; each step is a transaction that also says how far it came.
 * What is done in a phase is in {@link LogErasure}, {@link PersonErasure} and {@link DataErasure}.
 */
public final class SqlEraser implements Eraser {
  private static final int PSEUDONYM_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SqlCore core;
  private final StatementIndex index;
  private final LogErasure log;
  private final DataErasure data;
  private final Runnable writeFilesAnew;
  private final InstantSource clock;

  /**
   * @param writeFilesAnew takes what was deleted out of all files
   */
  public SqlEraser(
      SqlCore core,
      StatementIndex index,
      CommitOrder order,
      RecentStatements recent,
      SweptAttachments attachments,
      Runnable writeFilesAnew) {
    this.core = core;
    this.index = index;
    this.log = new LogErasure(core, index, order, recent);
    this.data = new DataErasure(core, order, attachments);
    this.writeFilesAnew = writeFilesAnew;
    this.clock = core.clock();
  }

  private RowRules rules(Set<Ifi> agents, Ifi.@Nullable Account pseudonym) {
    RowContent content = new RowContent(core.packer());
    return pseudonym == null
        ? new ErasureRules(agents, core.keys(), content)
        : new PseudonymRules(agents, pseudonym, core.keys(), content);
  }

  /** Derived from nothing, so that nobody finds the way back. */
  private static Ifi.@Nullable Account pseudonym(Kind kind) {
    if (kind == Kind.ERASURE) {
      return null;
    }
    byte[] name = new byte[PSEUDONYM_BYTES];
    RANDOM.nextBytes(name);
    return Eraser.pseudonym(HexFormat.of().formatHex(name));
  }

  @Override
  public Extent measure(Kind kind, Set<Ifi> agents) {
    Extent hers = core.snapshots().look(session -> new PersonErasure(session).count(agents));
    return Extents.plus(hers, log.measure(rules(agents, pseudonym(kind))));
  }

  @Override
  public Erasure begin(Order order) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return core.others()
        .transaction(
            session -> {
              ErasureTables tables = new ErasureTables(session);
              tables.requireNoAct();
              requireFree(session, order.agents());
              Erasure erasure =
                  new Erasure(
                      tables.lastNumber() + 1,
                      order.id(),
                      order.kind(),
                      order.author(),
                      order.reason(),
                      now,
                      order.commitment(),
                      Extents.NOTHING,
                      null,
                      false);
              tables.insert(erasure, order.agents(), pseudonym(order.kind()));
              return erasure;
            });
  }

  private static void requireFree(Session session, Collection<Ifi> agents) throws SQLException {
    for (Ifi agent : agents) {
      Hold hold = new HoldTable(session).find(agent);
      if (hold != null) {
        throw new LrsException(
            ProblemCode.CONFLICT,
            "The person is on hold, and her records stay as they are: " + hold.reason());
      }
    }
  }

  @Override
  public boolean next() {
    Optional<Standing> found = core.snapshots().look(SqlEraser::standing);
    if (found.isEmpty()) {
      return false;
    }
    switch (found.get().phase()) {
      case LOG -> log.step(this::rules);
      case REST -> core.others().transaction(SqlEraser::rest);
      case DATA -> data.step();
      case INDEX -> {
        index.scrub();
        core.others().transaction(session -> forgetDictionaries(session, found.get()));
      }
      case PLUGINS, FILES, DONE -> {
        return false;
      }
    }
    return true;
  }

  private static Optional<Standing> standing(Session session) throws SQLException {
    return Optional.ofNullable(new ErasureTables(session).unfinished());
  }

  private RowRules rules(Standing erasure, Session session) throws SQLException {
    return rules(
        new ErasureTables(session).agents(erasure.erasure().number()), erasure.pseudonym());
  }

  /** Documents and identities: counted, and gone. */
  private static boolean rest(Session session) throws SQLException {
    ErasureTables tables = new ErasureTables(session);
    tables.lock();
    Standing at = tables.unfinished();
    if (at == null || at.phase() != Phase.REST) {
      return false;
    }
    long number = at.erasure().number();
    Set<Ifi> agents = tables.agents(number);
    PersonErasure person = new PersonErasure(session);
    tables.count(number, person.count(agents));
    person.carryOut(agents, at.pseudonym());
    boolean data = !tables.data(number).isEmpty();
    tables.advance(number, data ? Phase.DATA : Phase.INDEX, 0);
    return true;
  }

  private static boolean forgetDictionaries(Session session, Standing at) throws SQLException {
    new DictionaryTable(session).forgetUnmasked();
    new ErasureTables(session).advance(at.erasure().number(), Phase.PLUGINS, 0);
    return true;
  }

  @Override
  public void finish(String receipt) {
    Optional<Standing> at =
        core.others()
            .transaction(
                session -> {
                  ErasureTables tables = new ErasureTables(session);
                  Standing found = tables.unfinished();
                  if (found != null && found.phase() == Phase.PLUGINS) {
                    tables.forget(found.erasure().number(), receipt);
                    tables.advance(found.erasure().number(), Phase.FILES, 0);
                  }
                  return Optional.ofNullable(found);
                });
    if (at.isPresent()) {
      writeFilesAnew.run();
      core.others()
          .transaction(
              session -> {
                new ErasureTables(session).advance(at.get().erasure().number(), Phase.DONE, 0);
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
                  : Optional.of(
                      new Unfinished(
                          at.erasure(), tables.agents(at.erasure().number()), at.pseudonym()));
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
              ErasurePlaces all = new ErasurePlaces(session);
              Set<Long> touched = new HashSet<>();
              for (long place : places) {
                if (all.isTouched(place)) {
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
