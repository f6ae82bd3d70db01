package org.trailmark.server.records.query;

import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.trailmark.server.records.column.Column;
import org.trailmark.server.records.column.Packed;
import org.trailmark.server.records.names.IdSet;

/** What rows may have to have. Each looks at one column after another, from end to end. */
final class Tests {
  private Tests() {}

  static Test of(Column column, LongPredicate holds) {
    return (columns, places, size) -> {
      Packed values = columns.get(column);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        int place = places[i];
        if (holds.test(values.get(place))) {
          places[kept++] = place;
        }
      }
      return kept;
    };
  }

  /** The most frequent test, so it has a loop of its own, without a call for each row. */
  static Test in(Column column, IdSet ids) {
    return (columns, places, size) -> {
      Packed values = columns.get(column);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        int place = places[i];
        if (ids.has(values.get(place))) {
          places[kept++] = place;
        }
      }
      return kept;
    };
  }

  /**
   * A value within bounds.
   *
   * @param from the least
   * @param to above all
   */
  static Test within(Column column, long from, long to) {
    return of(column, value -> value >= from && value < to);
  }

  static Test notAmong(Set<Long> seqs) {
    return of(Column.SEQ, seq -> !seqs.contains(seq));
  }

  static Test among(Set<Long> seqs) {
    return of(Column.SEQ, seqs::contains);
  }

  /** All bits of one of these masks at least. */
  static Test bits(List<long[]> alternatives) {
    return of(
        Column.EXTENSIONS,
        bits -> {
          for (long[] masks : alternatives) {
            for (long mask : masks) {
              if ((bits & mask) == mask) {
                return true;
              }
            }
          }
          return false;
        });
  }

  /** A learner, verb or activity that is among these. */
  static Test named(IdSet learners, IdSet verbs, IdSet activities) {
    return (columns, places, size) -> {
      Packed learner = columns.get(Column.LEARNER);
      Packed verb = columns.get(Column.VERB);
      Packed activity = columns.get(Column.ACTIVITY);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        int place = places[i];
        if (learners.has(learner.get(place))
            || verbs.has(verb.get(place))
            || activities.has(activity.get(place))) {
          places[kept++] = place;
        }
      }
      return kept;
    };
  }
}
