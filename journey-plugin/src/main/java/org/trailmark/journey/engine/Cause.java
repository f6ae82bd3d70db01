package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Why a move happened. {@code rule} is the JSON pointer of the rule or timer in the definition. */
public sealed interface Cause {

  String rule();

  /**
   * Statements made a condition true.
   *
   * @param statements the ones that did, in event order, the deciding one last; empty where the
   *     condition holds without any (a roster, a {@code not})
   * @param rosters names of rosters that took part
   */
  record Held(String rule, List<UUID> statements, List<String> rosters) implements Cause {
    public Held {
      requireNonNull(rule, "rule");
      statements = List.copyOf(statements);
      rosters = List.copyOf(rosters);
    }
  }

  /**
   * Time passed.
   *
   * @param idle whether it ran since the last relevant statement; else since the entry of the step
   * @param since when it began to run; event time
   */
  record Elapsed(String rule, boolean idle, Instant since) implements Cause {
    public Elapsed {
      requireNonNull(rule, "rule");
      requireNonNull(since, "since");
    }
  }

  /**
   * A new version was published, and her step has another name in it.
   *
   * @param version the new one
   */
  record Mapped(String rule, int version) implements Cause {
    public Mapped {
      requireNonNull(rule, "rule");
    }
  }
}
