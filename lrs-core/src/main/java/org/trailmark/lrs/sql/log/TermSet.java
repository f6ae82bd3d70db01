package org.trailmark.lrs.sql.log;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.xapi.StatementKeys;

/**
 * The keys of the filters that find a statement (xAPI-Communication 2.1.3), in rising order. A
 * statement hands them on to those that refer to it.
 */
public final class TermSet {
  /** What nothing finds. */
  public static final TermSet EMPTY = new TermSet(new long[0]);

  private final long[] keys;

  private TermSet(long[] keys) {
    this.keys = keys;
  }

  /** Of one key. */
  public static TermSet of(long key) {
    return new TermSet(new long[] {key});
  }

  /** Of keys in any order, each as often as it comes. */
  public static TermSet of(LongStream keys) {
    return new TermSet(keys.sorted().distinct().toArray());
  }

  /** What a statement is found by for its own sake. */
  public static TermSet of(StatementKeys said, TermKeys make) {
    LongStream.Builder keys = LongStream.builder();
    keys.add(make.of(TermKind.VERB, said.verb()));
    said.agents().forEach(agent -> keys.add(make.of(TermKind.AGENT, agent)));
    said.relatedAgents().forEach(agent -> keys.add(make.of(TermKind.RELATED_AGENT, agent)));
    if (said.activity() != null) {
      keys.add(make.of(TermKind.ACTIVITY, said.activity()));
    }
    said.relatedActivities()
        .forEach(activity -> keys.add(make.of(TermKind.RELATED_ACTIVITY, activity)));
    if (said.registration() != null) {
      keys.add(make.of(TermKind.REGISTRATION, said.registration()));
    }
    return of(keys.build());
  }

  /** The set that {@link #bytes()} wrote. */
  public static TermSet ofBytes(byte[] bytes) {
    LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
    long[] keys = new long[longs.remaining()];
    longs.get(keys);
    return new TermSet(keys);
  }

  /** As they are stored: eight bytes for each key, rising. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(keys.length * Long.BYTES);
    bytes.asLongBuffer().put(keys);
    return bytes.array();
  }

  /** Not a copy. */
  public long[] keys() {
    return keys;
  }

  public boolean isEmpty() {
    return keys.length == 0;
  }

  public boolean holds(long key) {
    return Arrays.binarySearch(keys, key) >= 0;
  }

  /** Whether a key is in both. */
  public boolean meets(TermSet others) {
    return Arrays.stream(keys).anyMatch(others::holds);
  }

  /** The keys of both. */
  public TermSet and(TermSet others) {
    if (others.isEmpty()) {
      return this;
    }
    return of(LongStream.concat(Arrays.stream(keys), Arrays.stream(others.keys)));
  }

  /** Its keys that are not among the others. */
  public TermSet without(TermSet others) {
    return new TermSet(Arrays.stream(keys).filter(key -> !others.holds(key)).toArray());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TermSet set && Arrays.equals(keys, set.keys);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keys);
  }
}
