package org.trailmark.server.records.rest;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.PluginContext;
import org.trailmark.lrs.plugin.PluginEvents;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase.SqlWork;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.server.records.names.Agent;
import org.trailmark.server.records.names.Names;

/**
 * The columns and names, and the statements behind them: what the resources ask. There from {@link
 * #begin} until {@link #end}; else every question is answered with {@code STORE_UNAVAILABLE}.
 */
public final class Records {
  /** Statements that lie nearer than this are read in one go. */
  private static final int NEAR = 8;

  private static final int AT_ONCE = 500;

  private volatile @Nullable Open open;
  private volatile PluginStreams streams = PluginStreams.NONE;

  /** What is there while the plugin works. */
  private record Open(PluginContext context, Exports exports, Feed feed) {}

  /**
   * Says what else is told in the feed and among the changes.
   *
   * @param plugins what happens in each plugin that runs, by name
   */
  public void follow(Supplier<Map<String, PluginEvents>> plugins) {
    streams = new PluginStreams(plugins);
  }

  PluginStreams streams() {
    return streams;
  }

  /** The plugin works from now on. */
  public void begin(PluginContext context) {
    Exports exports = new Exports();
    open = new Open(context, exports, new Feed(this, context.log()));
  }

  /** Ends what is being written; a second call does nothing. */
  public void end() {
    Open ended = open;
    open = null;
    if (ended != null) {
      ended.feed.close();
      ended.exports.close();
    }
  }

  /** Ends the connections of those who listen. */
  public void disconnect() {
    Open there = open;
    if (there != null) {
      there.feed.close();
    }
  }

  private Open open() {
    Open there = open;
    if (there == null) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE,
          "The plugin records does not run: it is stopped, or turned off by plugin.records.on.");
    }
    return there;
  }

  PluginContext context() {
    return open().context;
  }

  Exports exports() {
    return open().exports;
  }

  /** Answers with what is written as it is made, on a thread of its own. */
  public void answer(
      AsyncResponse answer, String mediaType, String fileName, StreamingOutput body) {
    exports().answer(answer, mediaType, fileName, body);
  }

  Feed feed() {
    return open().feed;
  }

  StatementLog log() {
    return context().log();
  }

  <T extends @Nullable Object> T read(SqlWork<T> work) {
    return context().database().read(work);
  }

  /** The ids of all agents of some persons, each known by one of them. */
  Set<String> agents(List<String> hashes) {
    return read(
        tx -> {
          Names names = new Names(tx);
          Set<String> all = new HashSet<>(hashes);
          for (String hash : hashes) {
            Optional<Agent> agent = names.agent(hash);
            if (agent.isPresent()) {
              names.person(agent.get().person()).forEach(one -> all.add(one.hash()));
            }
          }
          return all;
        });
  }

  /** How much of the log is not in the columns yet, at most; 0: nothing. */
  long behind(Connection tx) throws SQLException {
    return Math.max(0, log().head() - context().checkpoint(tx));
  }

  /** The place in the log up to which the columns go. */
  long newest() {
    return read(context()::checkpoint);
  }

  /**
   * The statements at some places of the log.
   *
   * @param places in any order
   */
  Map<Long, StoredStatement> statements(List<Long> places) {
    List<Long> rising = places.stream().sorted().toList();
    Map<Long, StoredStatement> found = new HashMap<>();
    List<Long> near = new ArrayList<>();
    for (long place : rising) {
      if (!near.isEmpty()
          && (place - near.get(near.size() - 1) > NEAR || place - near.get(0) >= AT_ONCE)) {
        read(near, found);
        near.clear();
      }
      near.add(place);
    }
    if (!near.isEmpty()) {
      read(near, found);
    }
    return found;
  }

  private void read(List<Long> near, Map<Long, StoredStatement> found) {
    long first = near.get(0);
    long last = near.get(near.size() - 1);
    for (StoredStatement statement : log().readAfter(first - 1, (int) (last - first + 1))) {
      found.put(statement.seq(), statement);
    }
  }
}
