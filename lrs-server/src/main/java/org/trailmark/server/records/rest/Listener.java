package org.trailmark.server.records.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.ChunkedOutput;
import org.trailmark.lrs.plugin.PluginEvent;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.Order;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who is told of statements and of what happens in plugins, as it comes: as Server-Sent
 * Events, by one thread at a time.
 */
final class Listener {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final Order AS_STORED = new Order(false, true);
  private static final int AT_ONCE = 200;

  private final ChunkedOutput<String> out;
  private final StatementPages pages;
  private final Records records;
  private final Filter filter;

  /**
   * How often somebody wished that she be told since it was last done; whoever wishes first does.
   * The first wish is that she be greeted, so nobody else tells her anything before.
   */
  private final AtomicInteger wishes = new AtomicInteger(1);

  private volatile Cursor told;

  /**
   * @param after where to begin
   */
  Listener(ChunkedOutput<String> out, Records records, Filter filter, Cursor after) {
    this.out = out;
    this.pages = new StatementPages(records, filter, AS_STORED);
    this.records = records;
    this.filter = filter;
    this.told = after;
  }

  boolean isGone() {
    return out.isClosed();
  }

  /** Tells what is new; if somebody is at it, he looks once more. */
  void tell() {
    if (wishes.getAndIncrement() == 0) {
      tellUntilNobodyWishes(1);
    }
  }

  private void tellUntilNobodyWishes(int heard) {
    int left = heard;
    try {
      do {
        boolean isBehind = true;
        while (isBehind) {
          isBehind = tellStatements();
          isBehind = tellEvents() || isBehind;
        }
        left = wishes.addAndGet(-left);
      } while (left > 0);
    } finally {
      if (left > 0) {
        wishes.set(0); // it failed: whoever wishes next begins anew, or nobody ever would
      }
    }
  }

  /** Shows that the connection is alive, unless somebody writes to it just now. */
  void beat() {
    if (wishes.compareAndSet(0, 1)) {
      write(":\n\n");
      if (wishes.decrementAndGet() > 0) {
        tellUntilNobodyWishes(wishes.get());
      }
    }
  }

  /**
   * Says that the connection is there, and where it begins: who is cut off before she heard of
   * anything goes on from here, and misses nothing. Then tells what is new. To be called once.
   */
  void greet() {
    write("retry: 2000\nid: " + told + "\n\n");
    tellUntilNobodyWishes(wishes.get());
  }

  /** Tells some statements; says whether there may be more. */
  private boolean tellStatements() {
    StatementPages.Page page = pages.page(new Order.Place(0, told.statement()), AT_ONCE);
    List<Row> rows = page.rows();
    if (rows.isEmpty()) {
      return false;
    }
    StringBuilder events = new StringBuilder();
    for (Shown.Statement statement : pages.shown(rows, page.labels())) {
      Cursor here = told.atStatement(statement.seq());
      event(events, here, "statement", JSON.writeValueAsString(statement));
    }
    write(events.toString());
    told = told.atStatement(rows.get(rows.size() - 1).seq());
    return rows.size() == AT_ONCE;
  }

  /**
   * Tells some of what happened in plugins; says whether there may be more. Whoever asks for
   * statements by anything but their learner hears of statements alone.
   */
  private boolean tellEvents() {
    if (!filter.equals(Filter.ofLearners(filter.learners()))) {
      return false;
    }
    Map<String, List<PluginEvent>> found = records.streams().readAfter(told.plugins(), AT_ONCE);
    Set<String> learners =
        found.isEmpty() || filter.learners().isEmpty()
            ? Set.of()
            : records.agents(filter.learners());
    StringBuilder events = new StringBuilder();
    Cursor here = told;
    int count = 0;
    for (Map.Entry<String, List<PluginEvent>> plugin : found.entrySet()) {
      for (PluginEvent one : plugin.getValue()) {
        here = here.atPlugin(plugin.getKey(), one.seq());
        count++;
        if (learners.isEmpty() || (one.learner() != null && learners.contains(one.learner()))) {
          ChangesResource.Change change = ChangesResource.Change.of(plugin.getKey(), one);
          event(events, here, change.kind(), JSON.writeValueAsString(change));
        }
      }
    }
    if (events.length() > 0) {
      write(events.toString());
    }
    told = here;
    return count == AT_ONCE;
  }

  private static void event(StringBuilder events, Cursor id, String kind, String data) {
    events
        .append("id: ")
        .append(id)
        .append("\nevent: ")
        .append(kind)
        .append("\ndata: ")
        .append(data)
        .append("\n\n");
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
