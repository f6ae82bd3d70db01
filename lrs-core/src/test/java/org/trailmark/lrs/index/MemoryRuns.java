package org.trailmark.lrs.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps runs in memory, and takes it ill when a run is read that was swept. */
final class MemoryRuns implements RunStore, RunStore.Reader {
  private static final Comparator<First> ORDER =
      Comparator.comparingLong(First::key).thenComparingLong(First::place);

  private final Map<Long, NavigableMap<First, EncodedPage>> pages = new HashMap<>();
  private final List<KeptRun> runs = new ArrayList<>();
  private long lastId;

  private record First(long key, long place) {}

  @Override
  public List<KeptRun> runs() {
    return runs.stream().sorted(Comparator.comparingLong(KeptRun::first)).toList();
  }

  @Override
  public long begin() {
    pages.put(++lastId, new TreeMap<>(ORDER));
    return lastId;
  }

  @Override
  public void write(long run, List<EncodedPage> more) {
    more.forEach(page -> of(run).put(new First(page.firstKey(), page.firstPlace()), page));
  }

  @Override
  public void finish(KeptRun run, List<Long> inPlaceOf) {
    runs.removeIf(other -> inPlaceOf.contains(other.id()));
    runs.add(run);
  }

  @Override
  public void forgetFrom(long run) {
    long from = runs.stream().filter(one -> one.id() == run).findFirst().orElseThrow().first();
    runs.removeIf(other -> other.first() >= from);
  }

  @Override
  public boolean sweep() {
    return pages.keySet().removeIf(id -> runs.stream().noneMatch(run -> run.id() == id));
  }

  @Override
  public @Nullable EncodedPage floor(long run, long key, long place) {
    return page(of(run).floorEntry(new First(key, place)));
  }

  @Override
  public @Nullable EncodedPage higher(long run, long key, long place) {
    return page(of(run).higherEntry(new First(key, place)));
  }

  private static @Nullable EncodedPage page(Map.@Nullable Entry<First, EncodedPage> found) {
    return found == null ? null : found.getValue();
  }

  private NavigableMap<First, EncodedPage> of(long run) {
    NavigableMap<First, EncodedPage> found = pages.get(run);
    if (found == null) {
      throw new IllegalStateException("swept: " + run);
    }
    return found;
  }
}
