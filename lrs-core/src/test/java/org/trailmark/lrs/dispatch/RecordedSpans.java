package org.trailmark.lrs.dispatch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.trailmark.lrs.trace.Span;
import org.trailmark.lrs.trace.SpanContext;

/** Watches, and keeps what ended. */
final class RecordedSpans {
  final List<Recorded> ended = new CopyOnWriteArrayList<>();

  /** A request, whose name its parts have as their parent's. */
  SpanContext request(String name) {
    return new Context(name);
  }

  List<Recorded> named(String name) {
    return ended.stream().filter(span -> span.name.equals(name)).toList();
  }

  private final class Context implements SpanContext {
    private final String name;

    Context(String name) {
      this.name = name;
    }

    @Override
    public Span begin(String child) {
      return new Recorded(child, name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  final class Recorded implements Span {
    final String name;
    final String parent;
    final List<String> links = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final SpanContext context;

    Recorded(String name, String parent) {
      this.name = name;
      this.parent = parent;
      this.context = new Context(name);
    }

    @Override
    public SpanContext context() {
      return context;
    }

    @Override
    public Span with(String attribute, String value) {
      attributes.put(attribute, value);
      return this;
    }

    @Override
    public Span with(String attribute, long value) {
      attributes.put(attribute, value);
      return this;
    }

    @Override
    public void link(SpanContext other) {
      links.add(other.toString());
    }

    @Override
    public void failed(String type) {
      failures.add(type);
    }

    @Override
    public void close() {
      ended.add(this);
    }
  }
}
