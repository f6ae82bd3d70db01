package org.trailmark.server.records.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.ChunkedOutput;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.Order;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who is told of statements as they come: as Server-Sent Events, by one thread at a time.
 */
final class Listener {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Order AS_STORED = new Order(false, true);
  private static final int AT_ONCE = 200;

  private final ChunkedOutput<String> out;
  private final StatementPages pages;

  /**
   * How often somebody wished that she be told since it was last done; whoever wishes first does.
   */
  private final AtomicInteger wishes = new AtomicInteger();

  private volatile Order.Place told;

  /**
   * @param after the place in the log after which to begin
   */
  Listener(ChunkedOutput<String> out, Records records, Filter filter, long after) {
    this.out = out;
    this.pages = new StatementPages(records, filter, AS_STORED);
    this.told = new Order.Place(0, after);
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
    do {
      while (tellSome()) {
        Thread.onSpinWait(); // she is behind: go on at once
      }
      left = wishes.addAndGet(-left);
    } while (left > 0);
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

  /** Says so much as that the connection is there. */
  void greet() {
    write("retry: 2000\n\n");
  }

  /** Tells a part; says whether there may be more. */
  private boolean tellSome() {
    StatementPages.Page page = pages.page(told, AT_ONCE);
    List<Row> rows = page.rows();
    if (rows.isEmpty()) {
      return false;
    }
    StringBuilder events = new StringBuilder();
    for (Shown.Statement statement : pages.shown(rows, page.labels())) {
      events
          .append("id: ")
          .append(statement.seq())
          .append("\nevent: statement\ndata: ")
          .append(JSON.writeValueAsString(statement))
          .append("\n\n");
    }
    write(events.toString());
    told = Order.Place.of(rows.get(rows.size() - 1));
    return rows.size() == AT_ONCE;
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
