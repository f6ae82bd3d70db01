package org.trailmark.lrs.sql.commit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.attachment.AttachmentReferences;
import org.trailmark.lrs.sql.commit.GroupCommit.Written;
import org.trailmark.lrs.sql.commit.WaitingBatches.Waiting;
import org.trailmark.lrs.sql.connection.CommitListeners;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.sql.log.RecentStatements;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.WriterLoad;
import org.trailmark.lrs.thread.Ending;
import org.trailmark.lrs.trace.Span;
import org.trailmark.lrs.trace.SpanContext;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * Group commit: one thread makes one durable transaction out of all that is waiting, then answers
 * everybody. A group that fails fails its own batches; the thread goes on.
 */
public final class GroupWriter implements StatementWriter, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupWriter.class);

  private final SqlWriter database;
  private final CommitOrder order;
  private final CommitListeners listeners;
  private final TermKeys keys;
  private final StatementPacker packer;
  private final StatementIndex index;
  private final RecentStatements recent;
  private final Origins origins;
  private final DefinitionTable definitions = new DefinitionTable();
  private final WaitingBatches waiting = WaitingBatches.forThisMachine();
  private final LongAdder commits = new LongAdder();
  private final LongAdder statements = new LongAdder();
  private final LongAdder committingNanos = new LongAdder();
  private final Thread thread = new Thread(this::run, "statement-writer");

  public GroupWriter(
      SqlWriter database,
      CommitOrder order,
      CommitListeners listeners,
      TermKeys keys,
      StatementPacker packer,
      StatementIndex index,
      RecentStatements recent,
      Origins origins) {
    this.database = database;
    this.order = order;
    this.listeners = listeners;
    this.keys = keys;
    this.packer = packer;
    this.index = index;
    this.recent = recent;
    this.origins = origins;
  }

  /** To be called once; what was appended before waits until then. */
  public void start() {
    thread.start();
  }

  /** Whether it runs; if it ended without being closed, nothing is stored any more. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public CompletionStage<Appended> append(List<ValidStatement> batch) {
    requireDistinct(batch);
    Waiting mine =
        Waiting.of(
            batch.stream().map(one -> PackedStatement.of(one, keys, packer)).toList(),
            SpanContext.current());
    switch (waiting.add(mine)) {
      case ADMITTED -> {}
      case FULL ->
          turnAway(
              mine, "Statements arrive faster than they can be stored; try again in a moment.");
      case CLOSED -> turnAway(mine, "The storage is shutting down.");
    }
    return mine.answer().minimalCompletionStage();
  }

  @Override
  public WriterLoad load() {
    return new WriterLoad(
        waiting.count(),
        waiting.bytes(),
        waiting.mostBytes(),
        commits.sum(),
        statements.sum(),
        Duration.ofNanos(committingNanos.sum()));
  }

  private static void requireDistinct(List<ValidStatement> batch) {
    Set<UUID> ids = new HashSet<>();
    for (ValidStatement statement : batch) {
      if (!ids.add(statement.id())) {
        throw new IllegalArgumentException("twice in one batch: " + statement.id());
      }
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("an empty batch");
    }
  }

  private static void turnAway(Waiting batch, String because) {
    batch.waiting().close();
    batch.answer().completeExceptionally(new LrsException(ProblemCode.STORE_UNAVAILABLE, because));
  }

  private void run() {
    try {
      for (List<Waiting> group = waiting.take(); !group.isEmpty(); group = waiting.take()) {
        commit(group);
      }
    } catch (InterruptedException e) {
      waiting.close();
      log.error("The statement writer was interrupted and takes no more statements", e);
    }
  }

  private void commit(List<Waiting> group) {
    List<Outcome> outcomes = null;
    LrsException failure = null;
    try {
      outcomes = write(group);
    } catch (LrsException e) {
      log.error("Could not store {} batches: {}", group.size(), e.getMessage(), e);
      failure = e;
    } catch (Throwable e) { // whatever it is, callers wait for an answer, and others come after
      log.error("Could not store {} batches", group.size(), e);
      failure = new LrsException(ProblemCode.INTERNAL, "The statements could not be stored.", e);
    } finally {
      order.end(); // before anybody is answered: who was answered finds his statement
    }
    if (failure != null && failure.code() != ProblemCode.STORE_UNAVAILABLE && group.size() > 1) {
      group.forEach(one -> commit(List.of(one))); // one of them is to blame, not the others
    } else {
      answer(group, outcomes, failure);
    }
  }

  private List<Outcome> write(List<Waiting> group) {
    boolean done = false;
    long begun = System.nanoTime();
    Span span = span(group);
    try {
      Written written = database.transaction(session -> write(session, group));
      origins.committed();
      index.committed(written.rows());
      recent.put(written.rows(), written.statements());
      done = true;
      return written.outcomes();
    } finally {
      commits.increment();
      statements.add(group.stream().mapToInt(one -> one.batch().size()).sum());
      committingNanos.add(System.nanoTime() - begun);
      if (!done) {
        definitions.forget();
        origins.undone();
        span.failed("rollback");
      }
      span.close();
    }
  }

  /**
   * One commit for all of them: in the trace of the first that is watched, linked to the others.
   */
  private static Span span(List<Waiting> group) {
    List<SpanContext> requests =
        group.stream().map(Waiting::request).filter(one -> one != SpanContext.NONE).toList();
    Span span =
        SpanContext.begin("statements.commit", requests).with("trailmark.batches", group.size());
    for (Waiting one : group) {
      one.waiting().link(span.context());
      one.waiting().close();
    }
    return span;
  }

  private Written write(Session session, List<Waiting> group) throws SQLException {
    CommitOrder.Turn turn = order.begin(session);
    definitions.asOf(turn.definitions());
    try (StatementIndex.Lookup lookup = index.lookup(session)) {
      GroupCommit commit = new GroupCommit(packer, index, lookup, session, turn.stored());
      Written written = commit.write(group.stream().map(Waiting::batch).toList());
      if (definitions.learn(session, commit.added())) {
        definitions.changedTo(order.definitionsChanged(session));
      }
      AttachmentReferences.record(session, commit.added());
      if (!written.rows().isEmpty()) {
        order.stored(session);
      }
      origins.committing(group, written);
      return written;
    }
  }

  private void answer(
      List<Waiting> group, @Nullable List<Outcome> outcomes, @Nullable LrsException failure) {
    for (int i = 0; i < group.size(); i++) {
      Waiting waiting = group.get(i);
      if (outcomes == null) {
        waiting.answer().completeExceptionally(failure);
      } else if (outcomes.get(i) instanceof Outcome.Taken taken) {
        waiting.answer().complete(taken.appended());
      } else if (outcomes.get(i) instanceof Outcome.Refused refused) {
        waiting.answer().completeExceptionally(refused.because());
      }
    }
    if (outcomes != null) {
      listeners.committed();
    }
  }

  /** Takes no more, finishes what was accepted, and ends the thread. */
  @Override
  public void close() {
    waiting.close();
    Ending.await(thread);
  }
}
