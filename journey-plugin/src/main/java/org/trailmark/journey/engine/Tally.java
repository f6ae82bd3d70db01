package org.trailmark.journey.engine;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition.Count;

/**
 * Keeps count of one {@code count}: a window that slides over the statements until enough of them
 * lie in it. From then on it is true, and nothing more is kept than the statements that made it so.
 */
final class Tally implements Memory {
  private final Count count;
  private final ZoneId zone;
  private final Deque<Evidence> window = new ArrayDeque<>();

  /** How often each of what makes statements one lies in the window. */
  private final Map<Object, Integer> distinct = new HashMap<>();

  private @Nullable Proof proof;

  Tally(Count count, ZoneId zone, Kept kept) {
    this.count = count;
    this.zone = zone;
    if (kept.settled()) {
      this.proof = Proof.of(kept.list(0));
    } else {
      kept.list(0).forEach(this::take);
    }
  }

  @Override
  public void take(Evidence evidence) {
    Object key = key(evidence);
    if (proof != null || key == null) {
      return;
    }
    if (count.within() != null) {
      while (!window.isEmpty()
          && count.within().after(window.getFirst().at(), zone).isBefore(evidence.at())) {
        forget(window.removeFirst());
      }
    } else if (distinct.containsKey(key)) {
      return; // without a window, the first of its kind stands for all
    }
    window.addLast(evidence);
    distinct.merge(key, 1, Integer::sum);
    if (distinct.size() >= count.min()) {
      proof = Proof.of(firstOfEachKind());
      window.clear();
      distinct.clear();
    }
  }

  @Override
  public @Nullable Proof proof() {
    return proof;
  }

  @Override
  public Kept keep() {
    return proof == null ? Kept.of(List.copyOf(window), false) : Kept.of(proof.evidence(), true);
  }

  private void forget(Evidence evidence) {
    Object key = key(evidence);
    if (key != null) {
      distinct.computeIfPresent(key, (k, times) -> times == 1 ? null : times - 1);
    }
  }

  private List<Evidence> firstOfEachKind() {
    Set<@Nullable Object> known = new HashSet<>();
    return window.stream().filter(e -> known.add(key(e))).toList();
  }

  /** What makes two statements one; null: this one does not count. */
  private @Nullable Object key(Evidence evidence) {
    return switch (count.distinct()) {
      case STATEMENT -> evidence.statementId();
      case OBJECT -> evidence.object();
      case REGISTRATION -> evidence.registration();
    };
  }
}
