package org.trailmark.lrs.sql.privacy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.hash.Sha256;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.sql.log.MomentTable;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.sql.read.StatementSearch;
import org.trailmark.lrs.store.Retention.Filter;
import org.trailmark.lrs.store.Retention.Rule;
import org.trailmark.lrs.xapi.Ifi;

/**
 * A rule of retention at one moment.
 *
 * @param hash of all that the rule says: another one is another rule, whatever it is called
 * @param keys that lead to what it is about; none: it is about everything
 * @param bound what was stored then or earlier is old enough
 * @param until the newest place that is
 */
record DueRule(String name, String hash, List<Long> keys, Instant bound, long until) {

  static DueRule of(Rule rule, Instant now, TermKeys make, MomentTable moments)
      throws SQLException {
    Instant bound = rule.bound(now);
    return new DueRule(rule.name(), hash(rule), keys(rule, make), bound, moments.lastAt(bound));
  }

  static List<Long> keys(Rule rule, TermKeys make) {
    return StatementSearch.keys(rule.filter().query(), make);
  }

  /** Whether the rule is about a row that all of {@code found} find. */
  boolean isAbout(long seq, TermSet found) {
    return seq <= until && keys.stream().allMatch(found::holds);
  }

  /** As it is stored; what goes into it never changes. It names agents, so nobody may read it. */
  static String hash(Rule rule) {
    Filter filter = rule.filter();
    Ifi agent = filter.agent();
    String says =
        String.join(
            "\n",
            rule.age().toString(),
            agent == null ? "" : agent.key(),
            String.valueOf(filter.relatedAgents()),
            text(filter.verb()),
            text(filter.activity()),
            String.valueOf(filter.relatedActivities()),
            text(filter.registration()));
    return Sha256.hex(says);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
