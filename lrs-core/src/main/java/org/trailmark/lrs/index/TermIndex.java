package org.trailmark.lrs.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.index.RunStore.KeptRun;

/**
 * The way in: adds, searches, and says what is to be written. Adding is for one thread, writing and
 * merging for one other, searching for any.
 */
public final class TermIndex {
  /**
   * Of filters. Whatever is stored is looked for by its id in every run first, and a page that is
   * read in vain costs as much as all the rest of that.
   */
  private static final int BITS_PER_KEY = 16;

  /** The same for the keys of merged runs, counted once for each: many have the same ones. */
  private static final int BITS_PER_KEY_OF_PARTS = 10;

  private final IndexShape shape;
  private final EntryFilter filter;
  private final RecentPages recent = RecentPages.forThisMachine();
  private volatile Layers layers;

  /**
   * @param runs what is kept, in the order of the log
   */
  public TermIndex(IndexShape shape, List<KeptRun> runs) {
    this(shape, runs, EntryFilter.ALL);
  }

  /**
   * @param runs what is kept, in the order of the log
   * @param filter what is not true any more is not written
   */
  public TermIndex(IndexShape shape, List<KeptRun> runs, EntryFilter filter) {
    this.shape = shape;
    this.filter = filter;
    this.layers = new Layers(runs.stream().map(Run::of).toList(), List.of(new Trail(after(runs))));
  }

  private static long after(List<KeptRun> runs) {
    return runs.isEmpty() ? 1 : runs.get(runs.size() - 1).last() + 1;
  }

  /** The first place that no run covers: what lies there is to be added after a start. */
  public long firstUnwritten() {
    return layers.trails().get(0).first();
  }

  /**
   * Adds statements, each behind all earlier ones. When this returns every search finds them.
   *
   * @return whether there is now something to write
   */
  public boolean add(List<? extends Indexed> statements) {
    boolean full = false;
    int from = 0;
    while (from < statements.size()) {
      Trail trail = layers.newest();
      long end = trail.first() + shape.trail();
      int to = from;
      while (to < statements.size() && statements.get(to).seq() < end) {
        to++;
      }
      trail.add(statements.subList(from, to));
      // What comes next may lie beyond a gap, as wide as an erasure leaves it.
      long next = to < statements.size() ? statements.get(to).seq() : trail.last() + 1;
      if (next >= end) {
        full = true;
        startAt(next);
      }
      from = to;
    }
    return full;
  }

  /** The trail that there is covers all that lies before. */
  private void startAt(long place) {
    layers.newest().coverUpTo(place - 1);
    replace(() -> layers.with(new Trail(place)));
  }

  /** How many full trails wait to be written: memory that is not given back yet. */
  public int unwritten() {
    return layers.trails().size() - 1;
  }

  /** Begins searching. */
  public Search search(RunStore.Reader pages) {
    Layers current = layers;
    while (!current.hold()) {
      current = layers;
    }
    return new Search(current, new SearchedPages(pages, recent));
  }

  /**
   * Writes one full trail, or merges runs of one level; whatever is due first.
   *
   * @return false: nothing is due
   */
  public boolean write(RunStore store, RunStore.Reader pages) throws SQLException {
    Layers now = layers;
    if (now.trails().size() > 1) {
      Trail full = now.trails().get(0);
      Run run =
          new RunWriting(store, full.first(), KeyFilter.forKeys(full.distinctKeys(), BITS_PER_KEY))
              .write(
                  new KeptEntries(full.sorted(), filter), 1, full.first(), full.last(), List.of());
      replace(() -> layers.written(run));
      return true;
    }
    List<Run> parts = shape.due(now.runs());
    if (parts.isEmpty()) {
      return false;
    }
    merge(parts, store, pages);
    return true;
  }

  private void merge(List<Run> parts, RunStore store, RunStore.Reader pages) throws SQLException {
    Run first = parts.get(0);
    Run last = parts.get(parts.size() - 1);
    List<Entries> entries = new ArrayList<>();
    parts.forEach(part -> entries.add(new RunEntries(part, pages)));
    long keysOfParts = parts.stream().mapToLong(Run::keys).sum();
    Run whole =
        new RunWriting(store, first.first(), KeyFilter.forKeys(keysOfParts, BITS_PER_KEY_OF_PARTS))
            .write(
                new KeptEntries(new MergedEntries(entries), filter),
                first.level() + 1,
                first.first(),
                last.last(),
                parts.stream().map(Run::id).toList());
    replace(() -> layers.merged(parts, whole));
  }

  /**
   * Writes anew, in the place of each, the runs that hold what is not true any more. For the thread
   * that writes.
   */
  public void scrub(RunStore store, RunStore.Reader pages) throws SQLException {
    for (Run run : layers.runs()) {
      if (filter.touches(run.first(), run.last())) {
        Run clean =
            new RunWriting(store, run.first(), run.filter().emptied())
                .write(
                    new KeptEntries(new RunEntries(run, pages), filter),
                    run.level(),
                    run.first(),
                    run.last(),
                    List.of(run.id()));
        replace(() -> layers.merged(List.of(run), clean));
      }
    }
  }

  /** The adding thread and the writing thread both make new layers out of the current ones. */
  private synchronized void replace(java.util.function.Supplier<Layers> next) {
    Layers before = layers;
    layers = next.get();
    before.letGo();
    retired.add(before);
  }

  private final List<Layers> retired = new ArrayList<>();

  /** Whether nobody searches in what was replaced: then what it alone names may be swept. */
  public synchronized boolean isQuiet() {
    retired.removeIf(layers -> !layers.isHeld());
    return retired.isEmpty();
  }
}
